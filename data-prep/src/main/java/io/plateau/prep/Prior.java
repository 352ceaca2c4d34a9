package io.plateau.prep;

import io.plateau.prep.featureset.FeatureRow;
import io.plateau.prep.featureset.Ids;
import io.plateau.prep.featureset.QuarantineRow;
import io.plateau.prep.featureset.RowSink;
import io.plateau.prep.featureset.Split;
import io.plateau.prep.featureset.Storage;
import io.plateau.prep.featureset.TableReader;
import io.plateau.prep.source.ContainerUnit;
import io.plateau.prep.source.ListedUnit;
import io.plateau.prep.source.SourceItem;
import io.plateau.prep.source.Unit;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetReader;

/**
 * What earlier runs with the same recipe left: the shards of the feature set that is to be brought
 * up to date, and the parts of a run that was interrupted before the source changed.
 *
 * @param out directory of the feature set
 * @param shards of the feature set
 * @param parts of the interrupted run
 * @param quarantine the table of what was set aside; empty where there is none
 * @param containers whether the classes are the same, so that what containers say of them holds
 */
record Prior(
    String out,
    List<PriorFile> shards,
    List<PriorFile> parts,
    List<String> quarantine,
    Containers containers)
    implements Serializable {

  /**
   * A file with features of this recipe.
   *
   * @param path below the feature set
   * @param split of all its rows
   * @param firstId its lowest id
   * @param lastId its highest id
   */
  record PriorFile(String path, Split split, String firstId, String lastId)
      implements Serializable {

    boolean overlaps(Split other, String first, String last) {
      return split == other
          && Ids.ORDER.compare(firstId, last) <= 0
          && Ids.ORDER.compare(lastId, first) >= 0;
    }
  }

  /** What holds of tars and other files with many samples. */
  enum Containers {
    REUSABLE,
    CHANGED
  }

  Prior {
    shards = List.copyOf(shards);
    parts = List.copyOf(parts);
    quarantine = List.copyOf(quarantine);
  }

  static Prior none(String out) {
    return new Prior(out, List.of(), List.of(), List.of(), Containers.CHANGED);
  }

  /** The views of those items of a unit that have not changed since, by id, {@code views} each. */
  Map<String, List<FeatureRow>> unchanged(ListedUnit unit, int views, Configuration configuration)
      throws IOException {
    Map<String, SourceItem> items = new HashMap<>();
    unit.list().forEach(item -> items.put(item.id(), item));
    Map<String, List<FeatureRow>> found = new HashMap<>();
    Storage storage = Storage.at(out, configuration);
    for (PriorFile file : overlapping(Stream.concat(shards.stream(), parts.stream()), unit)) {
      Map<String, List<FeatureRow>> here = new HashMap<>();
      try (ParquetReader<FeatureRow> reader = reader(storage, file, unit, configuration)) {
        for (FeatureRow row = reader.read(); row != null; row = reader.read()) {
          SourceItem item = items.get(row.id());
          if (item != null && item.version().equals(row.version())) {
            here.computeIfAbsent(row.id(), id -> new ArrayList<>()).add(of(item, row));
          }
        }
      }
      // The last views of an image may stand in the next shard.
      here.forEach((id, rows) -> merge(found, id, rows, views));
    }
    found.values().removeIf(rows -> rows.size() != views);
    return found;
  }

  private static void merge(
      Map<String, List<FeatureRow>> found, String id, List<FeatureRow> rows, int views) {
    List<FeatureRow> all = found.computeIfAbsent(id, none -> new ArrayList<>());
    if (all.size() < views) {
      all.addAll(rows);
    }
  }

  private static FeatureRow of(SourceItem item, FeatureRow row) {
    return new FeatureRow(
        item.id(),
        item.uri(),
        item.version(),
        item.position(),
        item.target(),
        item.split(),
        row.view(),
        row.feature(),
        row.lastTokens(),
        row.lateInput());
  }

  /** Whether a container is the file that it was, and all that could be read of it was. */
  boolean isUnchanged(ContainerUnit unit, Configuration configuration) throws IOException {
    if (containers == Containers.CHANGED
        || setAside(unit, configuration).stream().anyMatch(row -> row.stage().isTransient())) {
      return false;
    }
    Storage storage = Storage.at(out, configuration);
    for (PriorFile file : overlapping(shards.stream(), unit)) {
      try (ParquetReader<FeatureRow> reader = reader(storage, file, unit, configuration)) {
        FeatureRow row = reader.read();
        if (row != null) {
          return row.version().equals(unit.version());
        }
      }
    }
    return false;
  }

  /** Gives the rows of a container, in their order. */
  void copy(ContainerUnit unit, RowSink<FeatureRow> sink, Configuration configuration)
      throws IOException {
    Storage storage = Storage.at(out, configuration);
    for (PriorFile file : overlapping(shards.stream(), unit)) {
      try (ParquetReader<FeatureRow> reader = reader(storage, file, unit, configuration)) {
        for (FeatureRow row = reader.read(); row != null; row = reader.read()) {
          sink.accept(row);
        }
      }
    }
  }

  private static List<PriorFile> overlapping(Stream<PriorFile> files, Unit unit) {
    return files
        .filter(file -> file.overlaps(unit.split(), unit.firstId(), unit.lastId()))
        .toList();
  }

  private static ParquetReader<FeatureRow> reader(
      Storage storage, PriorFile file, Unit unit, Configuration configuration) throws IOException {
    return TableReader.features(storage, file.path(), configuration, unit.firstId(), unit.lastId());
  }

  /** What was set aside of a container. */
  List<QuarantineRow> setAside(ContainerUnit unit, Configuration configuration) throws IOException {
    Storage storage = Storage.at(out, configuration);
    List<QuarantineRow> rows = new ArrayList<>();
    for (String table : quarantine) {
      try (ParquetReader<QuarantineRow> reader =
          TableReader.quarantine(storage, table, configuration, unit.firstId(), unit.lastId())) {
        for (QuarantineRow row = reader.read(); row != null; row = reader.read()) {
          rows.add(row);
        }
      }
    }
    return rows;
  }
}
