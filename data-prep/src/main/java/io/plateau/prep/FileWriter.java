package io.plateau.prep;

import io.plateau.prep.featureset.FeatureRow;
import io.plateau.prep.featureset.FileSummary;
import io.plateau.prep.featureset.ParquetTable;
import io.plateau.prep.featureset.QuarantineRow;
import io.plateau.prep.featureset.Storage;
import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;

/**
 * Writes the sorted outcomes of one partition to its file, on an executor.
 *
 * @param out directory of the feature set
 * @param paths of the files by index, relative; the last one is the quarantine table
 * @param classes how many classes there are
 */
record FileWriter(String out, List<String> paths, int classes) implements Serializable {

  /** Writes file {@code index}; a shard without rows is not written. */
  Iterator<FileResult> write(int index, Iterator<Outcome> outcomes, Configuration configuration)
      throws IOException {
    Storage storage = Storage.at(out, configuration);
    String path = paths.get(index);
    if (index == paths.size() - 1) {
      Iterator<QuarantineRow> rows =
          mapped(outcomes, outcome -> ((Outcome.Quarantined) outcome).row());
      FileSummary summary = ParquetTable.writeQuarantine(storage, path, configuration, rows);
      return List.of(new FileResult(index, summary, new long[0])).iterator();
    }
    if (!outcomes.hasNext()) {
      return List.<FileResult>of().iterator();
    }
    long[] imagesPerClass = new long[classes];
    Iterator<FeatureRow> rows =
        mapped(
            outcomes,
            outcome -> {
              FeatureRow row = ((Outcome.Featured) outcome).row();
              imagesPerClass[row.label()] += row.view() == 0 ? 1 : 0;
              return row;
            });
    FileSummary summary = ParquetTable.writeFeatures(storage, path, configuration, rows);
    return List.of(new FileResult(index, summary, imagesPerClass)).iterator();
  }

  private static <T> Iterator<T> mapped(Iterator<Outcome> outcomes, Function<Outcome, T> row) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return outcomes.hasNext();
      }

      @Override
      public T next() {
        return row.apply(outcomes.next());
      }
    };
  }
}
