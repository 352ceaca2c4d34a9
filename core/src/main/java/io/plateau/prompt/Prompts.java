package io.plateau.prompt;

import io.plateau.clip.ClipTokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The prompts of a set of classes as sequences of symbols. A symbol is a token id, or {@code ~slot}
 * (negative) for a learned vector; every sequence begins with start-of-text and ends with
 * end-of-text.
 *
 * @param sequences one a class; one a class and image, or one a row, where those have their own
 * @param slots learned vectors over all prompts: the context length, times the classes or images or
 *     rows where each has its own
 */
public record Prompts(List<long[]> sequences, int slots) {

  public Prompts {
    if (sequences.isEmpty()) {
      throw new IllegalArgumentException("classes: none (expected: at least one)");
    }
    sequences = List.copyOf(sequences);
  }

  /**
   * Lays out the prompts of class names; underscores in names stand for spaces. Where every image
   * has a context of its own, these are the prompts of one image.
   *
   * @param positions the text tower's number of positions; longer prompts are cut so that
   *     end-of-text stays
   */
  public static Prompts of(
      ClipTokenizer tokenizer, List<String> classNames, PromptShape shape, int positions) {
    if (shape.contextLength() > positions - 2) {
      throw new IllegalArgumentException(
          "context-length: %d (expected: <= %d, the model's %d positions less start and end)"
              .formatted(shape.contextLength(), positions - 2, positions));
    }
    List<long[]> sequences = new ArrayList<>(classNames.size());
    for (int c = 0; c < classNames.size(); c++) {
      int first = shape.sharing() == ContextSharing.PER_CLASS ? c * shape.contextLength() : 0;
      sequences.add(cut(sequence(tokenizer, classNames.get(c), shape, first), positions));
    }
    return new Prompts(
        sequences,
        shape.sharing() == ContextSharing.PER_CLASS
            ? shape.contextLength() * classNames.size()
            : shape.contextLength());
  }

  /**
   * These prompts once for every image, each time with learned vectors of their own.
   *
   * @return sequences image by image, {@code images x slots} slots in that order
   */
  Prompts forImages(int images) {
    List<long[]> repeated = new ArrayList<>(Math.multiplyExact(images, sequences.size()));
    for (int image = 0; image < images; image++) {
      long first = (long) image * slots;
      sequences.forEach(sequence -> repeated.add(moved(sequence, first)));
    }
    return new Prompts(repeated, Math.multiplyExact(images, slots));
  }

  /**
   * One prompt for every row: that of its class, with learned vectors of the row's own.
   *
   * @param labels the class of each row
   * @return sequences row by row, {@code rows x slots} slots in that order
   */
  public Prompts forRows(int[] labels) {
    List<long[]> rows = new ArrayList<>(labels.length);
    for (int row = 0; row < labels.length; row++) {
      rows.add(moved(sequences.get(labels[row]), (long) row * slots));
    }
    return new Prompts(rows, Math.multiplyExact(labels.length, slots));
  }

  /** A sequence whose learned vectors stand later. */
  private static long[] moved(long[] sequence, long slots) {
    return Arrays.stream(sequence)
        .map(symbol -> symbol >= 0 ? symbol : ~(~symbol + slots))
        .toArray();
  }

  private static long[] sequence(
      ClipTokenizer tokenizer, String className, PromptShape shape, int firstSlot) {
    String name = className.replace('_', ' ');
    int length = shape.contextLength();
    int before =
        switch (shape.position()) {
          case END -> length;
          case MIDDLE -> length / 2;
          case FRONT -> 0;
        };
    LongStream body =
        before == length
            ? concat(slots(firstSlot, length), LongStream.of(tokenizer.pieces(name + ".")))
            : concat(
                slots(firstSlot, before),
                LongStream.of(tokenizer.pieces(name)),
                slots(firstSlot + before, length - before),
                LongStream.of(tokenizer.pieces(".")));
    return concat(
            LongStream.of(tokenizer.startOfText()), body, LongStream.of(tokenizer.endOfText()))
        .toArray();
  }

  private static LongStream slots(int first, int count) {
    return LongStream.range(first, (long) first + count).map(slot -> ~slot);
  }

  private static LongStream concat(LongStream... streams) {
    LongStream all = LongStream.empty();
    for (LongStream stream : streams) {
      all = LongStream.concat(all, stream);
    }
    return all;
  }

  private static long[] cut(long[] sequence, int positions) {
    if (sequence.length <= positions) {
      return sequence;
    }
    long[] kept = Arrays.copyOf(sequence, positions);
    kept[positions - 1] = sequence[sequence.length - 1];
    return kept;
  }

  /** Number of prompts. */
  public int classes() {
    return sequences.size();
  }

  /** Length of the longest prompt. */
  int longest() {
    return sequences.stream().mapToInt(sequence -> sequence.length).max().orElseThrow();
  }
}
