package io.plateau.pretrain;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.plateau.world.Example;
import io.plateau.world.Picture;
import io.plateau.world.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

/** All examples in memory: pictures as bytes, captions as tokens. */
final class Corpus {

  private final List<Example> examples;
  private final long[][] tokens;
  private final int length;

  private Corpus(List<Example> examples, long[][] tokens) {
    this.examples = examples;
    this.tokens = tokens;
    this.length = Arrays.stream(tokens).mapToInt(ids -> ids.length).max().orElseThrow();
  }

  /** Draws examples 0 to {@code count - 1} of a world on the given number of threads. */
  static Corpus draw(World world, int count, HuggingFaceTokenizer tokenizer, int threads) {
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      List<Example> examples =
          pool.submit(() -> IntStream.range(0, count).parallel().mapToObj(world::example).toList())
              .join();
      long[][] tokens =
          examples.stream()
              .map(example -> tokenizer.encode(example.caption(), true, false).getIds())
              .toArray(long[][]::new);
      return new Corpus(examples, tokens);
    } finally {
      pool.shutdown();
    }
  }

  /**
   * {@code [rows, 3, side, side]} float32: the normalised pictures of some examples, half of them
   * mirrored, which no caption tells.
   */
  NDArray pixels(int[] rows, SplittableRandom random, NDManager manager) {
    List<Picture> pictures = new ArrayList<>(rows.length);
    for (int row : rows) {
      Picture picture = examples.get(row).picture();
      pictures.add(random.nextBoolean() ? picture.mirrored() : picture);
    }
    Shape shape = new Shape(rows.length, Picture.CHANNELS, Picture.SIDE, Picture.SIDE);
    return manager.create(PixelBatch.of(pictures), shape);
  }

  /** {@code [rows, length]} int64: captions, padded to the longest of the corpus. */
  NDArray tokens(int[] rows, NDManager manager) {
    // Padding is token 0; what stands after end of text is never read.
    long[] ids = new long[rows.length * length];
    for (int i = 0; i < rows.length; i++) {
      long[] caption = tokens[rows[i]];
      System.arraycopy(caption, 0, ids, i * length, caption.length);
    }
    return manager.create(ids, new Shape(rows.length, length));
  }
}
