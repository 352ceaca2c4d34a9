package io.plateau.jobs.prediction;

import io.plateau.clip.ImageTokens;
import io.plateau.clip.Torch;
import io.plateau.evaluation.ClassScores;
import io.plateau.prep.featureset.FeatureRow;
import io.plateau.prep.featureset.QuarantineRow;
import io.plateau.prep.featureset.RowSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/** Scores the images of a unit as they come, some at a time. */
final class UnitScores implements AutoCloseable {

  /** Takes some images with their scores. */
  @FunctionalInterface
  interface Sink {
    void accept(List<FeatureRow> images, ClassScores scores);
  }

  private final Scoring scoring;
  private final Configuration configuration;
  private final Sink sink;
  private final List<FeatureRow> waiting = new ArrayList<>();
  private @Nullable Scorer scorer;

  private UnitScores(Scoring scoring, Configuration configuration, Sink sink) {
    this.scoring = scoring;
    this.configuration = configuration;
    this.sink = sink;
  }

  /** Scores all images of a unit, in order. */
  static void of(
      PredictionUnit unit,
      Scoring scoring,
      Configuration configuration,
      Sink sink,
      RowSink<QuarantineRow> aside)
      throws IOException {
    Torch.threads(1); // each task has a core, and more of them would give other last bits
    try (UnitScores scores = new UnitScores(scoring, configuration, sink)) {
      unit.forEach(configuration, scores::add, aside);
      scores.flush();
    }
  }

  private void add(FeatureRow image) throws IOException {
    waiting.add(image);
    if (waiting.size() == scoring.batch()) {
      flush();
    }
  }

  private void flush() throws IOException {
    if (waiting.isEmpty()) {
      return;
    }
    if (scorer == null) {
      scorer = scoring.open(configuration);
    }
    List<ImageTokens> images =
        waiting.stream()
            .map(row -> new ImageTokens(row.feature(), row.lastTokens(), row.lateInput()))
            .toList();
    sink.accept(List.copyOf(waiting), scorer.score(images));
    waiting.clear();
  }

  @Override
  public void close() {
    if (scorer != null) {
      scorer.close();
    }
  }
}
