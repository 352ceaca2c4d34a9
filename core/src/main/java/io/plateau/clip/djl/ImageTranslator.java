package io.plateau.clip.djl;

import ai.djl.modality.cv.Image;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import io.plateau.image.ImageException;
import io.plateau.image.ImagePreprocessor;
import io.plateau.image.ImageSize;
import io.plateau.image.RgbImage;
import java.awt.image.BufferedImage;

/** An image to its pixel values {@code [3, height, width]}, and a feature out. */
final class ImageTranslator implements Translator<Image, float[]> {

  private final ImagePreprocessor preprocessor;

  ImageTranslator(ImagePreprocessor preprocessor) {
    this.preprocessor = preprocessor;
  }

  @Override
  public NDList processInput(TranslatorContext context, Image image) throws ImageException {
    NDManager manager = context.getNDManager();
    float[] pixels = preprocessor.apply(rgb(image, manager));
    ImageSize size = preprocessor.outputSize();
    return new NDList(manager.create(pixels, new Shape(3, size.height(), size.width())));
  }

  @Override
  public float[] processOutput(TranslatorContext context, NDList features) {
    return features.singletonOrThrow().toFloatArray();
  }

  private static RgbImage rgb(Image image, NDManager manager) throws ImageException {
    // DJL's own conversion changes the samples of grey images.
    if (image.getWrappedImage() instanceof BufferedImage buffered) {
      return RgbImage.of(buffered);
    }
    try (NDArray samples = image.toNDArray(manager, Image.Flag.COLOR);
        NDArray bytes = samples.toType(DataType.UINT8, false)) {
      return new RgbImage(image.getWidth(), image.getHeight(), bytes.toByteArray());
    }
  }
}
