package io.plateau.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PhotographTest {

  private static final int SIDE = 9;

  @Test
  void blurKeepsAnEvenPicture() {
    float[] values = even(80);
    Photograph.blur(values, SIDE, 1.3);

    for (float value : values) {
      assertThat(value).isCloseTo(80, within(1e-4f));
    }
  }

  @Test
  void blurSpreadsAPointLikeAGaussian() {
    double sigma = 0.8;
    float[] values = even(0);
    values[at(4, 4)] = 100;
    Photograph.blur(values, SIDE, sigma);

    double atDistanceOne = Math.exp(-0.5 / (sigma * sigma));
    assertThat(values[at(5, 4)] / values[at(4, 4)]).isCloseTo((float) atDistanceOne, within(1e-5f));
    assertThat(values[at(4, 5)]).isEqualTo(values[at(5, 4)], within(1e-5f));
    assertThat(values[at(5, 5)] / values[at(4, 4)])
        .isCloseTo((float) (atDistanceOne * atDistanceOne), within(1e-5f));
  }

  @Test
  void blurLeavesOtherChannelsAlone() {
    float[] values = even(0);
    values[at(4, 4)] = 100;
    Photograph.blur(values, SIDE, 1);

    for (int i = 0; i < values.length; i++) {
      if (i % 3 != 0) {
        assertThat(values[i]).isZero();
      }
    }
  }

  @Test
  void contrastMovesTowardsMidGray() {
    float[] values = {0, 127.5f, 255};
    Photograph.contrast(values, 0.5);

    assertThat(values).containsExactly(63.75f, 127.5f, 191.25f);
  }

  @Test
  void castScalesEachChannel() {
    float[] values = {100, 100, 100, 10, 10, 10};
    Photograph.cast(values, new double[] {0.5, 1, 2});

    assertThat(values).containsExactly(50, 100, 200, 5, 10, 20);
  }

  @Test
  void brightnessIsAFractionOfTheRange() {
    float[] values = {0, 100};
    Photograph.brighten(values, 0.1);

    assertThat(values).containsExactly(25.5f, 125.5f);
  }

  @Test
  void noiseHasTheGivenDeviation() {
    float[] values = new float[30_000];
    Photograph.noise(values, 0.1, new SplittableRandom(1));
    double square = 0;
    for (float value : values) {
      square += value * value;
    }

    assertThat(Math.sqrt(square / values.length)).isCloseTo(25.5, within(0.3));
  }

  @Test
  void pictureCutsOffWhatBytesCannotHold() {
    float[] values = new float[Picture.SIDE * Picture.SIDE * Picture.CHANNELS];
    values[0] = -3;
    values[1] = 127.6f;
    values[2] = 300;

    assertThat(Photograph.picture(values).rgb()).startsWith(0, 128, 255);
  }

  private static float[] even(float value) {
    float[] values = new float[SIDE * SIDE * 3];
    Arrays.fill(values, value);
    return values;
  }

  private static int at(int x, int y) {
    return 3 * (y * SIDE + x);
  }
}
