package io.plateau.steering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plateau.clip.ImageTokens;
import io.plateau.clip.TokenShape;
import io.plateau.feature.Batch;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenTableTest {

  private static final TokenShape SHAPE = new TokenShape(2, 1, 3, 2);

  /** 1, -2 and 0.5, 65504 in fp16. */
  private static final ImageTokens FIRST =
      new ImageTokens(new float[] {0.6f, 0.8f}, bytes(0x3c00, 0xc000), bytes(0x3800, 0x7bff));

  /** The smallest half, 2^-24, and -0; 3, 4. */
  private static final ImageTokens SECOND =
      new ImageTokens(new float[] {1, 0}, bytes(0x0001, 0x8000), bytes(0x4200, 0x4400));

  private static byte[] bytes(int... halves) {
    byte[] bytes = new byte[2 * halves.length];
    for (int i = 0; i < halves.length; i++) {
      bytes[2 * i] = (byte) halves[i];
      bytes[2 * i + 1] = (byte) (halves[i] >> 8);
    }
    return bytes;
  }

  private final TokenTable table = new TokenTable(SHAPE, List.of(FIRST, SECOND), new int[] {4, 7});

  @Test
  void aRowIsTheFeatureThenTheLastTokensThenTheInput() {
    Batch batch = table.batch(new int[] {1, 0});

    assertThat(batch.labels()).containsExactly(7, 4);
    assertThat(batch.width()).isEqualTo(6);
    assertThat(batch.features())
        .containsExactly(1, 0, Math.scalb(1f, -24), -0f, 3, 4, 0.6f, 0.8f, 1, -2, 0.5f, 65504);
  }

  @Test
  void featuresAreThereWithoutTokens() {
    assertThat(table.features().features()).containsExactly(0.6f, 0.8f, 1, 0);
    assertThat(table.features().labels()).containsExactly(4, 7);
    assertThat(table.layout().features(table.batch(new int[] {0, 1})).features())
        .containsExactly(table.features().features());
  }

  @Test
  void imagesWithoutTokensAreRefused() {
    assertRefused(
        List.of(FIRST, ImageTokens.ofFeature(new float[2])),
        "Cannot steer with features alone: image 1 has no tokens. Prepare the feature set with --tokens 2.");
  }

  @Test
  void tokensOfAnotherModelOrTypeAreRefused() {
    assertRefused(
        List.of(FIRST, new ImageTokens(new float[2], new byte[4], new byte[8])),
        "Cannot use the tokens of image 1: 8 bytes (expected: 4, 2 tokens of 1 in fp16). Prepare the feature set with this model, at its resolution.");
  }

  @Test
  void featuresOfDifferentLengthsAreRefused() {
    assertRefused(
        List.of(FIRST, new ImageTokens(new float[3], new byte[4], new byte[4])),
        "image 1: a feature of 3 (expected: 2, as image 0 has)");
  }

  @Test
  void everyImageHasALabel() {
    assertThatThrownBy(() -> new TokenTable(SHAPE, List.of(FIRST), new int[2]))
        .hasMessage("labels: 2 (expected: one per image, 1)");
    assertThatThrownBy(() -> new TokenTable(SHAPE, List.of(), new int[0]))
        .hasMessage("images: none (expected: at least one)");
  }

  private static void assertRefused(List<ImageTokens> images, String message) {
    assertThatThrownBy(() -> new TokenTable(SHAPE, images, new int[images.size()]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
