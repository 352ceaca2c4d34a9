package io.plateau.prep.featureset;

import io.plateau.clip.ImageTokens;
import io.plateau.clip.TokenShape;
import io.plateau.steering.TokenTable;
import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetReader;

/**
 * Rows of a feature set by name, whose tokens are read where they are needed: they are a hundred
 * times as long as what names them, and do not travel.
 *
 * @param directory of the feature set
 * @param files that may hold the rows
 * @param shape of the tokens
 * @param ids per row, which image it is a view of
 * @param views per row
 * @param labels per row
 */
public record TokenSelection(
    String directory,
    List<File> files,
    TokenShape shape,
    List<String> ids,
    int[] views,
    int[] labels)
    implements Serializable {

  /**
   * A file of rows.
   *
   * @param path relative to the feature set
   * @param firstId its lowest id
   * @param lastId its highest id
   */
  public record File(String path, String firstId, String lastId) implements Serializable {

    boolean mayHold(String id) {
      return Ids.ORDER.compare(firstId, id) <= 0 && Ids.ORDER.compare(id, lastId) <= 0;
    }
  }

  /** Takes rows as files give them. */
  @FunctionalInterface
  public interface Sink {

    /**
     * Takes one.
     *
     * @param row its place in the selection
     */
    void accept(int row, ImageTokens image);
  }

  private record Key(String id, int view) {}

  public TokenSelection {
    files = List.copyOf(files);
    ids = List.copyOf(ids);
  }

  /** How many rows. */
  public int rows() {
    return labels.length;
  }

  /** Some of the rows, in the order of the positions. */
  public TokenSelection select(int[] positions) {
    return new TokenSelection(
        directory,
        files,
        shape,
        IntStream.of(positions).mapToObj(ids::get).toList(),
        IntStream.of(positions).map(position -> views[position]).toArray(),
        IntStream.of(positions).map(position -> labels[position]).toArray());
  }

  /** As many rows as that at equal distances, or all there are. */
  public TokenSelection sample(int most) {
    int count = Math.min(most, rows());
    return select(
        IntStream.range(0, count)
            .map(i -> Math.toIntExact((2L * i + 1) * rows() / (2L * count)))
            .toArray());
  }

  /**
   * Reads all rows into memory, where tokens stay fp16.
   *
   * @throws FeatureSetException if one is missing, or a file cannot be read
   */
  public TokenTable read(Configuration configuration) throws IOException {
    ImageTokens[] images = new ImageTokens[rows()];
    forEach(configuration, (row, image) -> images[row] = image);
    return new TokenTable(shape, Arrays.asList(images), labels);
  }

  /**
   * Reads row by row, file by file.
   *
   * @throws FeatureSetException if a row is missing, or a file cannot be read
   */
  public void forEach(Configuration configuration, Sink sink) throws IOException {
    Map<Key, Integer> wanted = new HashMap<>();
    for (int row = 0; row < rows(); row++) {
      wanted.put(new Key(ids.get(row), views[row]), row);
    }
    Storage storage = Storage.at(directory, configuration);
    Configuration readable = FeatureSet.readable(configuration);
    for (File file : files) {
      HashSet<String> own = new HashSet<>(ids);
      own.removeIf(id -> !file.mayHold(id));
      if (own.isEmpty()) {
        continue;
      }
      try (ParquetReader<FeatureRow> reader =
          TableReader.features(storage, file.path(), readable, own)) {
        for (FeatureRow row = reader.read(); row != null; row = reader.read()) {
          Integer place = wanted.remove(new Key(row.id(), row.view()));
          if (place != null) {
            sink.accept(place, new ImageTokens(row.feature(), row.lastTokens(), row.lateInput()));
          }
        }
      } catch (IOException | RuntimeException e) {
        throw new FeatureSetException(
            "Cannot use shard %s of feature set %s: %s. Copy the feature set again, or delete it and prepare it again."
                .formatted(file.path(), directory, e.getMessage()),
            e);
      }
    }
    if (!wanted.isEmpty()) {
      throw new FeatureSetException(
          "Cannot read the tokens of feature set %s: %d of %d rows are not in its shards, such as %s. It has changed since; start again."
              .formatted(directory, wanted.size(), rows(), wanted.keySet().iterator().next().id()));
    }
  }
}
