package io.plateau.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.util.Float16Utils;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.Safetensors;
import io.plateau.tensor.UnitRows;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tokens that attention steering wants, against transformers and against the plain pass. */
class ImageTokensTest {

  @ParameterizedTest
  @CsvSource({"gelu,2", "gelu,1", "defaults,12", "defaults,4"})
  void tokensAreThoseOfTransformersBeforeTheyAreRounded(String model, int lateLayers)
      throws IOException {
    Safetensors golden = GoldenClip.tensors(model, "tokens.safetensors");
    try (FrozenClip clip = FrozenClip.load(GoldenClip.directory(model), Device.cpu());
        NDManager manager = clip.manager().newSubManager();
        NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      TokenShape shape = TokenShape.of(clip.config().vision(), lateLayers);
      int size = clip.config().vision().imageSize();

      TowerTokens pass =
          clip.image()
              .encodeTokens(manager.create(pixels(clip, 2), new Shape(2, 3, size, size)), shape);

      assertThat(pass.last().getShape())
          .isEqualTo(pass.input().getShape())
          .isEqualTo(new Shape(2, shape.tokens(), shape.width()));
      assertThat(relativeError(pass.last(), golden.tensor("last"))).isLessThan(1e-5);
      assertThat(relativeError(pass.input(), input(golden, shape))).isLessThan(1e-5);
    }
  }

  @ParameterizedTest
  @CsvSource({"gelu,2", "gelu,1", "defaults,12", "defaults,4"})
  void tokensAreKeptToHalfAnUlpOfFp16(String model, int lateLayers) throws IOException {
    Safetensors golden = GoldenClip.tensors(model, "tokens.safetensors");
    try (FrozenClip clip = FrozenClip.load(GoldenClip.directory(model), Device.cpu())) {
      TokenShape shape = TokenShape.of(clip.config().vision(), lateLayers);

      List<ImageTokens> images = clip.encodeImageTokens(pixels(clip, 2), 2, shape);

      for (int i = 0; i < 2; i++) {
        assertThat(images.get(i).last()).hasSize(shape.bytesPerTensor());
        assertWithinHalfAnUlp(images.get(i).last(), golden.tensor("last"), i);
        assertWithinHalfAnUlp(images.get(i).input(), input(golden, shape), i);
        assertThat(images.get(i).problem()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gelu", "legacy-eos", "defaults"})
  void theFeatureIsThatOfThePlainPassToTheBit(String model) throws IOException {
    try (FrozenClip clip = FrozenClip.load(GoldenClip.directory(model), Device.cpu())) {
      int layers = clip.config().vision().transformer().layers();
      int width = clip.config().projection();
      float[] plain = UnitRows.normalize(clip.encodeImages(pixels(clip, 3), 3), width);

      for (int late = 1; late <= layers; late++) {
        TokenShape shape = TokenShape.of(clip.config().vision(), late);
        float[] found = new float[3 * width];
        List<ImageTokens> images = clip.encodeImageTokens(pixels(clip, 3), 3, shape);
        for (int i = 0; i < 3; i++) {
          System.arraycopy(images.get(i).feature(), 0, found, i * width, width);
        }
        assertThat(found).containsExactly(plain);
      }
    }
  }

  /** The larger model beside the checkout, with photographs. */
  @Test
  void lastTokensOfPhotographsAreThoseOfTransformers() throws IOException {
    Path folder = SharedReference.folder("clip-tiny-random");
    Safetensors reference = Safetensors.open(folder.resolve("reference.safetensors"));
    try (FrozenClip clip = FrozenClip.load(folder, Device.cpu());
        NDManager manager = clip.manager().newSubManager();
        NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      HostTensor pixels = reference.tensor("pixel_values");
      HostTensor expected = reference.tensor("vision_last_tokens");
      TowerTokens pass =
          clip.image()
              .encodeTokens(
                  manager.create(pixels.values(), new Shape(pixels.shape())),
                  TokenShape.of(clip.config().vision(), 1));

      // The reference is before the final norm.
      Safetensors weights = Safetensors.open(folder.resolve("model.safetensors"));
      float[] normed =
          layerNorm(
              expected.values(),
              weights.tensor("vision_model.post_layernorm.weight").values(),
              weights.tensor("vision_model.post_layernorm.bias").values());
      assertThat(Closeness.relativeError(pass.last().toFloatArray(), normed)).isLessThan(1e-5);
    }
  }

  @Test
  void refusesTheShapeOfAnotherModel() throws IOException {
    try (FrozenClip clip = FrozenClip.load(GoldenClip.directory("gelu"), Device.cpu())) {
      assertThatThrownBy(
              () -> clip.encodeImageTokens(pixels(clip, 1), 1, new TokenShape(50, 768, 12, 1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "shape: TokenShape[tokens=50, width=768, layers=12, lateLayers=1] (expected:"
                  + " TokenShape[tokens=10, width=24, layers=2, lateLayers=1])");
    }
  }

  @Test
  void saysThatATokenIsBeyondTheRangeOfFp16() throws IOException {
    try (FrozenClip clip = FrozenClip.load(GoldenClip.directory("gelu"), Device.cpu())) {
      TokenShape shape = TokenShape.of(clip.config().vision(), 1);
      ImageTokens fine = clip.encodeImageTokens(pixels(clip, 1), 1, shape).get(0);
      byte[] infinite = fine.input().clone();
      infinite[2 * 7 + 1] = (byte) 0xfc; // minus infinity is 0xfc00

      assertThat(new ImageTokens(fine.feature(), fine.last(), infinite).problem())
          .contains(
              "Cannot keep the tokens that enter the late layers in fp16: some are NaN or beyond"
                  + " 65504, its largest value. Prepare without token features.");
    }
  }

  @Test
  void saysThatAFeatureIsNotFinite() throws IOException {
    try (FrozenClip clip = FrozenClip.load(GoldenClip.directory("gelu"), Device.cpu())) {
      float[] pixels = pixels(clip, 2);
      pixels[pixels.length / 2] = Float.NaN; // the first of the second image
      TokenShape shape = TokenShape.of(clip.config().vision(), 1);

      List<ImageTokens> images = clip.encodeImageTokens(pixels, 2, shape);

      assertThat(images.get(0).problem()).isEmpty();
      assertThat(images.get(1).problem()).contains("The model gives NaN or infinite values");
    }
  }

  private static float[] pixels(FrozenClip clip, int images) {
    int size = clip.config().vision().imageSize();
    return GoldenClip.ramp(images * 3 * size * size, 7919);
  }

  private static HostTensor input(Safetensors golden, TokenShape shape) throws IOException {
    return golden.tensor("input." + shape.firstLateLayer());
  }

  private static float[] layerNorm(float[] rows, float[] gain, float[] bias) {
    int width = gain.length;
    float[] normed = new float[rows.length];
    for (int from = 0; from < rows.length; from += width) {
      double mean = 0;
      double variance = 0;
      for (int i = 0; i < width; i++) {
        mean += rows[from + i] / (double) width;
      }
      for (int i = 0; i < width; i++) {
        variance += Math.pow(rows[from + i] - mean, 2) / width;
      }
      for (int i = 0; i < width; i++) {
        double x = (rows[from + i] - mean) / Math.sqrt(variance + 1e-5);
        normed[from + i] = (float) (x * gain[i] + bias[i]);
      }
    }
    return normed;
  }

  private static double relativeError(NDArray found, HostTensor expected) {
    return Closeness.relativeError(found.toFloatArray(), expected.values());
  }

  /** {@code |half - x| <= ulp / 2}, and 1e-5 of x's scale for what was computed before. */
  private static void assertWithinHalfAnUlp(byte[] halves, HostTensor expected, int image) {
    ByteBuffer bytes = ByteBuffer.wrap(halves).order(ByteOrder.LITTLE_ENDIAN);
    int length = halves.length / Short.BYTES;
    for (int i = 0; i < length; i++) {
      float value = expected.values()[image * length + i];
      float half = Float16Utils.halfToFloat(bytes.getShort(i * Short.BYTES));
      // fp16 has 10 bits after the leading one, and no exponent below -14.
      double ulp = Math.scalb(1.0, Math.max(Math.getExponent(value), -14) - 10);
      assertThat(Math.abs(half - (double) value)).isLessThanOrEqualTo(ulp / 2 + 2e-5);
    }
  }
}
