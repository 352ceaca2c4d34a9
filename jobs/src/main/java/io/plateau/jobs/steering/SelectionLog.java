package io.plateau.jobs.steering;

import io.plateau.prep.featureset.Storage;
import io.plateau.steering.Selection;
import io.plateau.steering.SelectionWatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code selection.csv}: what xi selected, epoch by epoch, beside the history of the steps. */
final class SelectionLog implements SelectionWatch.Log {

  static final String FILE_NAME = "selection.csv";

  private static final Logger LOG = LoggerFactory.getLogger(SelectionLog.class);
  private static final String HEADER = "step,tokens,selected,share,mean\n";

  private final Storage out;
  private final SortedMap<Long, String> lines;

  private SelectionLog(Storage out, SortedMap<Long, String> lines) {
    this.out = out;
    this.lines = lines;
  }

  /**
   * The log of a run that goes on at a step; what an earlier attempt wrote of later ones is
   * forgotten.
   */
  static SelectionLog from(Storage out, long step) throws IOException {
    SortedMap<Long, String> lines = new TreeMap<>();
    if (step > 0 && out.exists(FILE_NAME)) {
      out.readText(FILE_NAME)
          .lines()
          .skip(1)
          .forEach(line -> lines.put(Long.parseLong(line.split(",", 2)[0]), line + "\n"));
    }
    return new SelectionLog(out, new TreeMap<>(lines.headMap(step + 1)));
  }

  @Override
  public void selected(long step, Selection selection) {
    LOG.info(
        "Step {}: {} % of tokens selected, m {} on average.",
        step,
        String.format(Locale.ROOT, "%.1f", 100 * selection.share()),
        String.format(Locale.ROOT, "%.3f", selection.mean()));
    lines.put(
        step,
        "%d,%d,%d,%s,%s\n"
            .formatted(
                step,
                selection.tokens(),
                selection.selected(),
                selection.share(),
                selection.mean()));
    try {
      out.writeText(FILE_NAME, HEADER + String.join("", lines.values()));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot write %s: %s".formatted(out.resolve(FILE_NAME), e.getMessage()), e);
    }
  }
}
