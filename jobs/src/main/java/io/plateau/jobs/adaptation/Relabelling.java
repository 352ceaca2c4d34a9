package io.plateau.jobs.adaptation;

import io.plateau.feature.Batch;
import io.plateau.feature.FeatureTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Rows of several feature sets under one numbering of their classes. */
public final class Relabelling {

  private Relabelling() {}

  /** All names of the first, then those of the second that are new. */
  public static List<String> union(List<String> first, List<String> second) {
    Set<String> known = new LinkedHashSet<>(first);
    List<String> all = new ArrayList<>(first);
    second.stream().filter(name -> !known.contains(name)).forEach(all::add);
    return all;
  }

  /** No rows. */
  public static FeatureTable none(List<String> classNames, int width) {
    return new FeatureTable(
        classNames, List.of(), new int[0], new Batch(new float[0], new int[0], width));
  }

  /**
   * The same rows, labelled by where the name of their class is.
   *
   * @param classNames the names of the rows' classes among them
   */
  public static FeatureTable under(List<String> classNames, FeatureTable rows) {
    List<String> names = rows.classNames();
    // A name may stand there twice; labels that fit already stay.
    boolean prefix =
        names.size() <= classNames.size() && classNames.subList(0, names.size()).equals(names);
    int[] labels =
        prefix
            ? rows.batch().labels()
            : IntStream.of(rows.batch().labels())
                .map(label -> classNames.indexOf(names.get(label)))
                .toArray();
    Batch batch = rows.batch();
    return new FeatureTable(
        classNames, rows.ids(), rows.views(), new Batch(batch.features(), labels, batch.width()));
  }
}
