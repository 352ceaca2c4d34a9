package io.plateau.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.GoldenClip;
import io.plateau.feature.Batch;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Pullback;
import io.plateau.tensor.HostTensor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What a learner needs on the way back stays, whatever Java collects in between. */
class GarbageCollectionTest {

  private static FrozenClip clip;
  private static Batch batch;

  @BeforeAll
  static void load() throws Exception {
    clip = FrozenClip.load(GoldenClip.directory("gelu"), Device.cpu());
    batch = LearnerGoldens.batch(clip.config().projection());
  }

  @AfterAll
  static void close() {
    clip.close();
  }

  @ParameterizedTest
  @EnumSource(value = ContextSharing.class, names = "PER_CLASS", mode = Mode.EXCLUDE)
  void gradientsSurviveACollectionOnTheWayBack(ContextSharing sharing) {
    PromptShape shape = new PromptShape(3, ClassPosition.END, sharing);
    Parameters v = new ContextInit.Noise(3, 1).parameters(clip, sharing, 5, 1);
    for (PromptEncoder.Factory encoding :
        List.<PromptEncoder.Factory>of(
            PromptEncoder::shared, PromptEncoder::cut, PromptEncoder::plain)) {
      try (PromptLearner learner = LearnerGoldens.learner(clip, shape, encoding)) {
        Parameters expected = pull(learner, v, () -> {});
        for (int trial = 0; trial < 5; trial++) {
          assertThat(pull(learner, v, GarbageCollectionTest::litter)).isEqualTo(expected);
        }
      }
    }
  }

  private static Parameters pull(PromptLearner learner, Parameters v, Runnable between) {
    try (Pullback features = learner.features(v, batch)) {
      long[] shape = features.output().shape();
      between.run();
      float[] cotangent = GoldenClip.ramp((int) HostTensor.elements(shape), 31);
      return features.pull(new HostTensor(shape, cotangent));
    }
  }

  /** Overwrites native memory that has become free, whatever its size was. */
  private static void litter() {
    System.gc();
    List<ByteBuffer> garbage = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      ByteBuffer buffer = ByteBuffer.allocateDirect(8 * (1 + i % 64));
      while (buffer.hasRemaining()) {
        buffer.put((byte) 1);
      }
      garbage.add(buffer);
    }
    assertThat(garbage).hasSize(20_000);
  }
}
