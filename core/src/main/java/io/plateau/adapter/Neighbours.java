package io.plateau.adapter;

import io.plateau.feature.Batch;
import io.plateau.tensor.HostTensor;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rows nearest to a text feature, over all parts. Of equally near ones the first, so that the
 * cut into parts does not matter.
 */
final class Neighbours {

  private Neighbours() {}

  private record Neighbour(double cosine, float[] feature) implements Serializable {}

  /**
   * Finds them.
   *
   * @param texts {@code [texts, width]}
   * @param count at most how many for each text
   * @return for each text, features from the nearest on
   */
  static List<List<float[]>> of(DistributedSum rows, HostTensor texts, int count) {
    List<Neighbour[][]> parts = rows.map(part -> ofPart(part, texts, count));
    return IntStream.range(0, Math.toIntExact(texts.shape()[0]))
        .mapToObj(text -> nearest(parts.stream().flatMap(part -> Stream.of(part[text])), count))
        .map(nearest -> Stream.of(nearest).map(Neighbour::feature).toList())
        .toList();
  }

  private static Neighbour[][] ofPart(Batch part, HostTensor texts, int count) {
    return IntStream.range(0, Math.toIntExact(texts.shape()[0]))
        .mapToObj(
            text ->
                nearest(
                    IntStream.range(0, part.rows())
                        .mapToObj(row -> neighbour(part, row, texts.values(), text)),
                    count))
        .toArray(Neighbour[][]::new);
  }

  private static Neighbour[] nearest(Stream<Neighbour> candidates, int count) {
    // Sorting keeps the order of equals.
    return candidates
        .sorted(Comparator.comparingDouble(Neighbour::cosine).reversed())
        .limit(count)
        .toArray(Neighbour[]::new);
  }

  private static Neighbour neighbour(Batch part, int row, float[] texts, int text) {
    double cosine = 0;
    float[] feature = new float[part.width()];
    for (int i = 0; i < feature.length; i++) {
      feature[i] = part.features()[row * feature.length + i];
      cosine += (double) feature[i] * texts[text * feature.length + i];
    }
    return new Neighbour(cosine, feature);
  }
}
