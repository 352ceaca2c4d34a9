package io.plateau.prompt;

import ai.djl.ndarray.NDArray;
import io.plateau.clip.FrozenClip;
import io.plateau.tensor.HostTensor;
import java.util.Random;

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
   * The learned tensor before the first step.
   *
   * @param classes how many classes get a copy where each has its own context
   * @return {@code [length, width]}, or {@code [classes, length, width]} per class
   */
  default HostTensor context(FrozenClip clip, ContextSharing sharing, int classes) {
    HostTensor one = vectors(clip);
    if (sharing == ContextSharing.UNIFIED) {
      return one;
    }
    float[] all = new float[classes * one.values().length];
    for (int c = 0; c < classes; c++) {
      System.arraycopy(one.values(), 0, all, c * one.values().length, one.values().length);
    }
    return new HostTensor(new long[] {classes, one.shape()[0], one.shape()[1]}, all);
  }
}
