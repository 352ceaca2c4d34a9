package io.plateau.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plateau.feature.Batch;
import io.plateau.training.Step;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NoisyBatchesTest {

  private static final int LATENT = 3;
  private static final NoisyBatches BATCHES =
      new NoisyBatches(
          new Batch(new float[] {1, 2, 3, 4, 5, 6}, new int[] {7, 8, 9}, 2), LATENT, 11);
  private static final Step STEP = new Step(4, 1, new int[] {2, 0});

  @Test
  void everyFeatureIsFollowedByItsNoise() {
    Batch batch = BATCHES.rows(STEP, 0, 2);

    assertThat(batch.width()).isEqualTo(5);
    assertThat(batch.labels()).containsExactly(9, 7);
    assertThat(Arrays.copyOfRange(batch.features(), 0, 2)).containsExactly(5, 6);
    assertThat(Arrays.copyOfRange(batch.features(), 5, 7)).containsExactly(1, 2);
  }

  @Test
  void noiseDoesNotDependOnThePart() {
    assertThat(BATCHES.rows(STEP, 1, 2).features())
        .containsExactly(Arrays.copyOfRange(BATCHES.rows(STEP, 0, 2).features(), 5, 10));
  }

  @Test
  void noiseDiffersByStepRowAndSeed() {
    float[] noise = noise(BATCHES, STEP);

    assertThat(noise).isNotEqualTo(noise(BATCHES, new Step(5, 1, new int[] {2})));
    assertThat(noise).isNotEqualTo(noise(BATCHES, new Step(4, 1, new int[] {1})));
    assertThat(noise).isNotEqualTo(noise(new NoisyBatches(BATCHES.training(), LATENT, 12), STEP));
    assertThat(noise).isEqualTo(noise(BATCHES, new Step(4, 1, new int[] {2, 1})));
  }

  @Test
  void noiseIsStandardNormal() {
    int count = 40_000;
    float[] values = new float[count];
    for (int row = 0; row < count / 4; row++) {
      Noise.normal(values, row * 4, 4, 1, 0, row);
    }
    double mean = 0;
    double squares = 0;
    double neighbours = 0;
    for (int i = 0; i < count; i++) {
      mean += values[i] / count;
      squares += (double) values[i] * values[i] / count;
      neighbours += (double) values[i] * values[(i + 4) % count] / count;
    }
    double fourStandardErrors = 4 / Math.sqrt(count);
    assertThat(mean).isCloseTo(0, within(fourStandardErrors));
    assertThat(squares).isCloseTo(1, within(Math.sqrt(2) * fourStandardErrors));
    assertThat(neighbours).isCloseTo(0, within(fourStandardErrors));
  }

  private static float[] noise(NoisyBatches batches, Step step) {
    return Arrays.copyOfRange(batches.rows(step, 0, 1).features(), 2, 2 + LATENT);
  }
}
