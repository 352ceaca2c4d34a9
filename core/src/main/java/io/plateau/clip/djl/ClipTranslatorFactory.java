package io.plateau.clip.djl;

import ai.djl.Model;
import ai.djl.modality.cv.Image;
import ai.djl.ndarray.NDManager;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorFactory;
import ai.djl.util.Pair;
import io.plateau.clip.ClipTokenizer;
import io.plateau.image.ImagePreprocessor;
import io.plateau.image.Preprocessing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * CLIP's translators, {@link Image} or {@link String} to {@code float[]}, for any DJL model whose
 * directory holds preprocessor_config.json or, with config.json, tokenizer.json: one of {@link
 * ClipModels}, or a traced tower beside those files.
 */
public final class ClipTranslatorFactory implements TranslatorFactory {

  @Override
  public Set<Pair<Type, Type>> getSupportedTypes() {
    return Set.of(new Pair<>(Image.class, float[].class), new Pair<>(String.class, float[].class));
  }

  /**
   * Makes a translator.
   *
   * @throws TranslateException when the model's directory lacks a file or holds a bad one
   */
  @Override
  @SuppressWarnings("unchecked") // The types are compared just before.
  public <I, O> Translator<I, O> newInstance(
      Class<I> input, Class<O> output, Model model, @Nullable Map<String, ?> arguments)
      throws TranslateException {
    if (!isSupported(input, output)) {
      throw new IllegalArgumentException(
          "types: %s to %s (expected: %s or %s to float[])"
              .formatted(
                  input.getSimpleName(),
                  output.getSimpleName(),
                  Image.class.getSimpleName(),
                  String.class.getSimpleName()));
    }
    try {
      Path directory = model.getModelPath();
      return (Translator<I, O>)
          (input == String.class ? text(directory, model.getNDManager()) : image(directory));
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw new TranslateException(e.getMessage(), e);
    }
  }

  private static Translator<String, float[]> text(Path directory, NDManager manager)
      throws IOException {
    ClipTokenizer tokenizer = ClipTokenizer.read(directory);
    manager.attachInternal(NDManager.nextUid(), tokenizer);
    return new TextTranslator(tokenizer);
  }

  private static Translator<Image, float[]> image(Path directory) {
    return new ImageTranslator(new ImagePreprocessor(Preprocessing.load(directory)));
  }
}
