package io.plateau.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.feature.Batch;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Pullback;
import io.plateau.tensor.HostTensor;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FixedTextsTest {

  private static final Batch BATCH = new Batch(new float[] {1, 0}, new int[1], 2);

  /** Features that are what is learned. */
  private record Identity() implements PromptLearner {

    @Override
    public Pullback features(Parameters v, Batch batch) {
      return new Itself(v.get("t"));
    }

    @Override
    public void close() {}
  }

  private record Itself(HostTensor output) implements Pullback {

    @Override
    public Parameters pull(HostTensor cotangent) {
      return tensor(cotangent);
    }

    @Override
    public void close() {}
  }

  private static Parameters tensor(HostTensor values) {
    return new Parameters(new TreeMap<>(Map.of("t", values)));
  }

  private static final PromptLearner FIXED =
      new FixedTexts(new HostTensor(new long[] {1, 2}, new float[] {7, 8}), new Identity());

  @Test
  void fixedFeaturesComeFirst() {
    Parameters v = tensor(new HostTensor(new long[] {2, 2}, new float[] {1, 2, 3, 4}));

    HostTensor all = FIXED.features(v, BATCH).output();

    assertThat(all.shape()).containsExactly(3, 2);
    assertThat(all.values()).containsExactly(7, 8, 1, 2, 3, 4);
  }

  @Test
  void derivativesInThemGoNowhere() {
    Parameters v = tensor(new HostTensor(new long[] {2, 2}, new float[] {1, 2, 3, 4}));
    HostTensor cotangent = new HostTensor(new long[] {3, 2}, new float[] {9, 9, 5, 6, 7, 8});

    HostTensor gradient = FIXED.features(v, BATCH).pull(cotangent).get("t");

    assertThat(gradient.shape()).containsExactly(2, 2);
    assertThat(gradient.values()).containsExactly(5, 6, 7, 8);
  }
}
