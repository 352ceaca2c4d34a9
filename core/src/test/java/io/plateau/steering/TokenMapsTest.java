package io.plateau.steering;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import io.plateau.clip.EmbeddedModel;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.Torch;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TokenMapsTest {

  private static FrozenClip clip;

  @BeforeAll
  static void load() throws IOException {
    Torch.threads(1);
    clip = FrozenClip.load(EmbeddedModel.directory(), Device.cpu());
  }

  @AfterAll
  static void close() {
    clip.close();
    Torch.threads(0);
  }

  /** Maps of two pictures, B being that of all late layers. */
  private static List<TokenMaps> maps(int lateLayers, float b) throws IOException {
    TokenTable table = DrawnTask.pictures(clip, lateLayers, 2, 1);
    SteeringShape shape = SteeringShape.of(table.shape(), SteeringMethod.TOAST, 2);
    TreeMap<String, HostTensor> learned =
        new TreeMap<>(
            SteeringStart.of(shape, Selection.start(table), Feedback.none(), 1).tensors());
    int width = table.shape().width();
    for (String name : shape.matrixNames()) {
      if (name.startsWith("B.")) {
        HostTensor matrix = Feedback.identity(width);
        for (int i = 0; i < matrix.values().length; i++) {
          matrix.values()[i] *= b;
        }
        learned.put(name, matrix);
      }
    }
    try (SteeredEncoder encoder =
        new SteeredEncoder(clip, shape, Feedback.none(), new Parameters(learned))) {
      return encoder.maps(table);
    }
  }

  @Test
  void withoutFeedbackBothPassesLookTheSameWay() throws IOException {
    TokenMaps maps = maps(2, 0).get(1);

    assertThat(maps.side()).isEqualTo(5);
    assertThat(maps.second()).isEqualTo(maps.first());
    assertThat(sum(maps.first())).as("the class token has the rest").isBetween(0.0, 1.0);
    for (float cosine : maps.similarity()) {
      assertThat(cosine).isBetween(-1f, 1f);
    }
  }

  @Test
  void feedbackMovesTheAttentionOfLaterLayersAlone() throws IOException {
    TokenMaps two = maps(2, 1).get(0);
    TokenMaps one = maps(1, 1).get(0);

    assertThat(two.second()).isNotEqualTo(two.first());
    assertThat(one.second()).as("queries and keys are what they were").isEqualTo(one.first());
  }

  private static double sum(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }
}
