package io.plateau.prompt;

import ai.djl.ndarray.NDArray;
import io.plateau.clip.FrozenClip;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where the learned vectors start. */
public sealed interface ContextInit {

  /** Learned vectors in a prompt. */
  int length(FrozenClip clip);

  /** {@code [length, width]}. */
  HostTensor vectors(FrozenClip clip);

  /** The embeddings of some words, such as {@code a photo of a}. */
  record Words(String text) implements ContextInit {

    @Override
    public int length(FrozenClip clip) {
      int length = clip.tokenizer().pieces(text).length;
      if (length == 0) {
        throw new IllegalArgumentException(
            "context-init: '%s' (expected: at least one token)".formatted(text));
      }
      return length;
    }

    @Override
    public HostTensor vectors(FrozenClip clip) {
      try (NDArray tokens = clip.manager().create(clip.tokenizer().pieces(text));
          NDArray embedded = clip.text().embedTokens(tokens)) {
        return new HostTensor(embedded.getShape().getShape(), embedded.toFloatArray());
      }
    }
  }

  /** Normal noise of standard deviation 0.02, from a seed. */
  record Noise(int length, long seed) implements ContextInit {

    private static final double STANDARD_DEVIATION = 0.02;

    @Override
    public int length(FrozenClip clip) {
      return length;
    }

    @Override
    public HostTensor vectors(FrozenClip clip) {
      int width = clip.config().text().transformer().width();
      float[] values = new float[length * width];
      Random random = new Random(seed);
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (random.nextGaussian() * STANDARD_DEVIATION);
      }
      return new HostTensor(new long[] {length, width}, values);
    }
  }

  /**
   * Words at the end of a longer context, next to the class name, and noise before them: ProGrad's
   * start. (Ports of it leave what stands before the words at zero.)
   *
   * @param length at least the tokens of the text
   * @param seed of the noise
   */
  record RightAligned(String text, int length, long seed) implements ContextInit {

    @Override
    public int length(FrozenClip clip) {
      int words = new Words(text).length(clip);
      if (length < words) {
        throw new IllegalArgumentException(
            "context-length: %d (expected: >= %d, the tokens of '%s')"
                .formatted(length, words, text));
      }
      return length;
    }

    @Override
    public HostTensor vectors(FrozenClip clip) {
      float[] words = new Words(text).vectors(clip).values();
      HostTensor context = new Noise(length(clip), seed).vectors(clip);
      float[] values = context.values().clone();
      System.arraycopy(words, 0, values, values.length - words.length, words.length);
      return new HostTensor(context.shape(), values);
    }
  }

  /**
   * Everything that is learned, before the first step: the tensor {@link ContextLearner#CONTEXT},
   * and a meta-net where it moves the context for every image.
   *
   * @param classes how many classes get a copy where each has its own context
   * @param seed of the meta-net
   */
  default Parameters parameters(FrozenClip clip, ContextSharing sharing, int classes, long seed) {
    SortedMap<String, HostTensor> tensors = new TreeMap<>();
    if (sharing == ContextSharing.PER_IMAGE) {
      int width = clip.config().text().transformer().width();
      tensors.putAll(MetaNet.initial(clip.config().projection(), width, seed));
    }
    tensors.put(ContextLearner.CONTEXT, context(clip, sharing, classes));
    return new Parameters(tensors);
  }

  /**
   * The learned vectors before the first step.
   *
   * @param classes how many classes get a copy where each has its own context
   * @return {@code [length, width]}, or {@code [classes, length, width]} per class
   */
  default HostTensor context(FrozenClip clip, ContextSharing sharing, int classes) {
    HostTensor one = vectors(clip);
    if (sharing != ContextSharing.PER_CLASS) {
      return one;
    }
    float[] all = new float[classes * one.values().length];
    for (int c = 0; c < classes; c++) {
      System.arraycopy(one.values(), 0, all, c * one.values().length, one.values().length);
    }
    return new HostTensor(new long[] {classes, one.shape()[0], one.shape()[1]}, all);
  }
}
