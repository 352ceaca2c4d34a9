package io.plateau.clip.djl;

import ai.djl.Device;
import ai.djl.modality.cv.Image;
import ai.djl.repository.zoo.ZooModel;
import io.plateau.clip.FrozenClip;
import io.plateau.image.ImagePreprocessor;
import io.plateau.image.Preprocessing;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The towers of a Hugging Face CLIP directory as DJL models. Their predictors give the features of
 * {@link FrozenClip}: {@code projection} values an input, not normalised. Closing a model frees its
 * weights.
 */
public final class ClipModels {

  private ClipModels() {}

  /**
   * Loads a model that encodes captions.
   *
   * @param directory config.json, weights and tokenizer.json
   * @throws io.plateau.clip.ModelException when something is missing or cannot be read
   */
  public static ZooModel<String, float[]> text(Path directory, Device device) throws IOException {
    FrozenClip clip = FrozenClip.load(directory, device);
    return new ZooModel<>(ClipModel.text(clip, directory), new TextTranslator(clip.tokenizer()));
  }

  /**
   * Loads a model that encodes images.
   *
   * @param directory config.json, weights, tokenizer.json and preprocessor_config.json
   * @throws io.plateau.clip.ModelException when something is missing or cannot be read
   */
  public static ZooModel<Image, float[]> image(Path directory, Device device) throws IOException {
    // Read first: it is small, and what it refuses must not leave weights behind.
    ImagePreprocessor preprocessor = new ImagePreprocessor(Preprocessing.load(directory));
    FrozenClip clip = FrozenClip.load(directory, device);
    return new ZooModel<>(ClipModel.image(clip, directory), new ImageTranslator(preprocessor));
  }
}
