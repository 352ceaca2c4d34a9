package io.plateau.clip.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.inference.Predictor;
import ai.djl.modality.cv.BufferedImageFactory;
import ai.djl.modality.cv.Image;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.TranslateException;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.GoldenClip;
import io.plateau.clip.ModelException;
import io.plateau.image.ImagePreprocessor;
import io.plateau.image.Preprocessing;
import io.plateau.image.RgbImage;
import java.awt.image.BufferedImage;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DJL's predictors give the bits of {@link FrozenClip}. */
class ClipModelsTest {

  private static final Path DIRECTORY = GoldenClip.directory("gelu");

  @Test
  void aTextPredictorEncodesCaptions() throws Exception {
    List<String> captions = GoldenClip.captions();
    try (FrozenClip clip = FrozenClip.load(DIRECTORY, Device.cpu());
        ZooModel<String, float[]> model = ClipModels.text(DIRECTORY, Device.cpu());
        Predictor<String, float[]> predictor = model.newPredictor()) {
      assertThat(predictor.predict(captions.get(1)))
          .containsExactly(clip.encodeTexts(captions.subList(1, 2), 1));
      assertThat(flat(predictor.batchPredict(captions)))
          .containsExactly(clip.encodeTexts(captions, captions.size()));
    }
  }

  @Test
  void anImagePredictorPreprocessesAndEncodesImages() throws Exception {
    BufferedImage colour = picture(BufferedImage.TYPE_3BYTE_BGR, 31, 23);
    BufferedImage grey = picture(BufferedImage.TYPE_BYTE_GRAY, 20, 40);
    ImagePreprocessor preprocessor = new ImagePreprocessor(Preprocessing.load(DIRECTORY));
    float[] pixels =
        flat(
            List.of(
                preprocessor.apply(RgbImage.of(colour)), preprocessor.apply(RgbImage.of(grey))));
    BufferedImageFactory images = new BufferedImageFactory();
    try (FrozenClip clip = FrozenClip.load(DIRECTORY, Device.cpu());
        ZooModel<Image, float[]> model = ClipModels.image(DIRECTORY, Device.cpu());
        Predictor<Image, float[]> predictor = model.newPredictor()) {
      List<float[]> features =
          predictor.batchPredict(List.of(images.fromImage(colour), images.fromImage(grey)));

      assertThat(flat(features)).containsExactly(clip.encodeImages(pixels, 2));
    }
  }

  /** As images of DJL's OpenCV extension do. */
  @Test
  void anImageThatDoesNotWrapJavasOwnGivesItsSamples() throws Exception {
    BufferedImage picture = picture(BufferedImage.TYPE_3BYTE_BGR, 31, 23);
    RgbImage samples = RgbImage.of(picture);
    Image foreign =
        (Image)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Image.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "getWidth" -> samples.width();
                      case "getHeight" -> samples.height();
                      case "getWrappedImage" -> samples;
                      case "toNDArray" ->
                          ((NDManager) arguments[0])
                              .create(
                                  ByteBuffer.wrap(samples.rgb()),
                                  new Shape(samples.height(), samples.width(), 3),
                                  DataType.UINT8);
                      default -> throw new AssertionError(method);
                    });
    try (ZooModel<Image, float[]> model = ClipModels.image(DIRECTORY, Device.cpu());
        Predictor<Image, float[]> predictor = model.newPredictor()) {
      assertThat(predictor.predict(foreign))
          .containsExactly(predictor.predict(new BufferedImageFactory().fromImage(picture)));
    }
  }

  @Test
  void predictingLeavesNothingBehind() throws Exception {
    try (ZooModel<String, float[]> model = ClipModels.text(DIRECTORY, Device.cpu());
        Predictor<String, float[]> predictor = model.newPredictor()) {
      predictor.predict("a river");
      int before = model.getNDManager().getManagedArrays().size();
      predictor.predict("a river");

      assertThat(model.getNDManager().getManagedArrays()).hasSize(before);
    }
  }

  @Test
  void closingTheModelFreesTheWeights() throws Exception {
    ZooModel<String, float[]> model = ClipModels.text(DIRECTORY, Device.cpu());
    NDManager weights = model.getNDManager();
    assertThat(weights.getManagedArrays()).isNotEmpty();

    model.close();

    assertThat(weights.isOpen()).isFalse();
  }

  @Test
  void aLoadedModelIsNotLoadedAgain() throws Exception {
    try (ZooModel<String, float[]> model = ClipModels.text(DIRECTORY, Device.cpu())) {
      assertThat(model.getModelPath()).isEqualTo(DIRECTORY.toAbsolutePath());
      assertThatThrownBy(() -> model.getWrappedModel().load(Path.of("other")))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessage(
              "Cannot load other into this model: it is %s. Make another one with ClipModels.",
              DIRECTORY.toAbsolutePath());
    }
  }

  @Test
  void theFactoryTranslatesForAnyModelOfTheDirectory() throws Exception {
    ClipTranslatorFactory factory = new ClipTranslatorFactory();
    try (ZooModel<String, float[]> model = ClipModels.text(DIRECTORY, Device.cpu());
        Predictor<String, float[]> own = model.newPredictor();
        Predictor<String, float[]> made =
            model.newPredictor(factory.newInstance(String.class, float[].class, model, null))) {
      assertThat(made.predict("a river")).containsExactly(own.predict("a river"));
    }
    BufferedImageFactory images = new BufferedImageFactory();
    Image image = images.fromImage(picture(BufferedImage.TYPE_INT_RGB, 24, 24));
    try (ZooModel<Image, float[]> model = ClipModels.image(DIRECTORY, Device.cpu());
        Predictor<Image, float[]> own = model.newPredictor();
        Predictor<Image, float[]> made =
            model.newPredictor(factory.newInstance(Image.class, float[].class, model, null))) {
      assertThat(made.predict(image)).containsExactly(own.predict(image));
    }
  }

  @Test
  void theFactoryRefusesOtherTypes() throws Exception {
    ClipTranslatorFactory factory = new ClipTranslatorFactory();
    try (ZooModel<String, float[]> model = ClipModels.text(DIRECTORY, Device.cpu())) {
      assertThat(factory.isSupported(Image.class, float[].class)).isTrue();
      assertThat(factory.isSupported(String.class, String.class)).isFalse();
      assertThatThrownBy(() -> factory.newInstance(String.class, String.class, model, null))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("types: String to String (expected: Image or String to float[])");
    }
  }

  @Test
  void theFactorySaysWhichFileTheModelLacks(@TempDir Path directory) throws Exception {
    GoldenClip.copy("gelu", directory);
    ClipTranslatorFactory factory = new ClipTranslatorFactory();
    try (ZooModel<String, float[]> model = ClipModels.text(directory, Device.cpu())) {
      Files.delete(directory.resolve("preprocessor_config.json"));

      assertThatThrownBy(() -> factory.newInstance(Image.class, float[].class, model, null))
          .isInstanceOf(TranslateException.class)
          .hasMessageContaining("no readable preprocessor_config.json");
    }
  }

  @Test
  void aDirectoryThatIsNoModelIsRefused(@TempDir Path directory) {
    assertThatThrownBy(() -> ClipModels.text(directory, Device.cpu()).close())
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("there is no config.json");
  }

  private static BufferedImage picture(int type, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, (7919 * x + 104729 * y + 31 * x * y) & 0xffffff);
      }
    }
    return image;
  }

  private static float[] flat(List<float[]> rows) {
    int width = rows.get(0).length;
    float[] all = new float[rows.size() * width];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, all, i * width, width);
    }
    return all;
  }
}
