package io.plateau.synthesis;

import io.plateau.clip.FrozenClip;
import io.plateau.prompt.PromptShape;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Widths of a generator.
 *
 * @param feature of an image or text feature
 * @param encoderHidden between feature and posterior
 * @param latent of z
 * @param generatorHidden between z and the shift of the learned vectors
 * @param contextLength learned vectors in a prompt
 * @param width of a learned vector, the text tower's
 */
public record GeneratorShape(
    int feature, int encoderHidden, int latent, int generatorHidden, int contextLength, int width)
    implements Serializable {

  private static final double STANDARD_DEVIATION = 0.02;

  public GeneratorShape {
    requirePositive("feature", feature);
    requirePositive("encoder-hidden", encoderHidden);
    requirePositive("latent", latent);
    requirePositive("generator-hidden", generatorHidden);
    requirePositive("context-length", contextLength);
    requirePositive("width", width);
  }

  static void requirePositive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException("%s: %d (expected: > 0)".formatted(name, value));
    }
  }

  /** The release's, for features d wide: 4d to d, 8d, four learned vectors. */
  public static GeneratorShape published(int feature, int width) {
    return new GeneratorShape(feature, 4 * feature, feature, 8 * feature, 4, width);
  }

  /** The release's, for a model. */
  public static GeneratorShape published(FrozenClip clip) {
    return published(clip.config().projection(), clip.config().text().transformer().width());
  }

  public GeneratorShape withLatent(int value) {
    return new GeneratorShape(feature, encoderHidden, value, generatorHidden, contextLength, width);
  }

  public GeneratorShape withEncoderHidden(int value) {
    return new GeneratorShape(feature, value, latent, generatorHidden, contextLength, width);
  }

  public GeneratorShape withGeneratorHidden(int value) {
    return new GeneratorShape(feature, encoderHidden, latent, value, contextLength, width);
  }

  public GeneratorShape withContextLength(int value) {
    return new GeneratorShape(feature, encoderHidden, latent, generatorHidden, value, width);
  }

  /** The form of the prompts: learned vectors, then the class name. */
  PromptShape prompt() {
    return PromptShape.unified(contextLength);
  }

  /** The shapes of the learned tensors, by name. */
  public SortedMap<String, long[]> tensors() {
    SortedMap<String, long[]> tensors = new TreeMap<>();
    tensors.put(FeatureVae.CONTEXT, new long[] {contextLength, width});
    linear(tensors, FeatureVae.ENCODER_HIDDEN, feature, encoderHidden);
    linear(tensors, FeatureVae.ENCODER_MEAN, encoderHidden, latent);
    linear(tensors, FeatureVae.ENCODER_LOG_VARIANCE, encoderHidden, latent);
    linear(tensors, FeatureVae.GENERATOR_HIDDEN, latent, generatorHidden);
    linear(tensors, FeatureVae.GENERATOR_SHIFT, generatorHidden, width);
    return tensors;
  }

  private static void linear(SortedMap<String, long[]> tensors, String name, int in, int out) {
    tensors.put(name + FeatureVae.WEIGHT, new long[] {out, in});
    tensors.put(name + FeatureVae.BIAS, new long[] {out});
  }

  /** Where training starts: weights and learned vectors N(0, 0.02), biases 0. */
  public Parameters initial(long seed) {
    SortedMap<String, HostTensor> initial = new TreeMap<>();
    int tensor = 0;
    for (Map.Entry<String, long[]> named : tensors().entrySet()) {
      HostTensor values = HostTensor.zeros(named.getValue());
      if (!named.getKey().endsWith(FeatureVae.BIAS)) {
        Noise.normal(values.values(), 0, values.values().length, seed, tensor);
        for (int i = 0; i < values.values().length; i++) {
          values.values()[i] = (float) (STANDARD_DEVIATION * values.values()[i]);
        }
      }
      initial.put(named.getKey(), values);
      tensor++;
    }
    return new Parameters(initial);
  }

  /**
   * Checks that tensors are those of this shape, and finite.
   *
   * @throws IllegalArgumentException when they are not
   */
  void requireFits(Parameters learned) {
    tensors()
        .forEach(
            (name, shape) -> {
              long[] found = learned.get(name).shape();
              if (!Arrays.equals(found, shape)) {
                throw new IllegalArgumentException(
                    "%s: shape %s (expected: %s)"
                        .formatted(name, Arrays.toString(found), Arrays.toString(shape)));
              }
            });
    if (!learned.isFinite()) {
      throw new IllegalArgumentException(
          "generator: infinite or NaN values (expected: finite ones)");
    }
  }

  /**
   * Checks that a model has the widths of this shape.
   *
   * @throws IllegalArgumentException when it has not
   */
  void requireFits(FrozenClip clip) {
    int modelFeature = clip.config().projection();
    int modelWidth = clip.config().text().transformer().width();
    if (feature != modelFeature || width != modelWidth) {
      throw new IllegalArgumentException(
          "Cannot use this generator with this model: it is for features of %d and token embeddings of %d, the model has %d and %d. Load the model that the generator was trained for, or train one for this."
              .formatted(feature, width, modelFeature, modelWidth));
    }
  }
}
