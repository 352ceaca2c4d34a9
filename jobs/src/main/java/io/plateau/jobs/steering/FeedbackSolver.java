package io.plateau.jobs.steering;

import io.plateau.jobs.cluster.TokenParts;
import io.plateau.prep.ExecutorModel;
import io.plateau.prep.featureset.Storage;
import io.plateau.prep.featureset.TokenSelection;
import io.plateau.steering.Feedback;
import io.plateau.steering.FeedbackMoments;
import io.plateau.steering.FeedbackSums;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Solves for the feedback that a run starts from. The sums lie in the directory of the run, and one
 * that was stopped goes on after the last round that it saved.
 *
 * @param rows that are summed over
 * @param identity what the sums are of, beside the model: sums of something else are left alone
 */
record FeedbackSolver(
    JavaSparkContext spark,
    ExecutorModel model,
    TokenSelection rows,
    int parts,
    int threads,
    String identity) {

  private static final Logger LOG = LoggerFactory.getLogger(FeedbackSolver.class);

  /** Images between two saves. */
  private static final int ROUND = 4096;

  /** The file of the sums, in the directory of a run. */
  private String fileName() {
    UUID name = UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8));
    return "feedback-sums/%s.safetensors".formatted(name);
  }

  /**
   * Sums what is not summed yet, and solves.
   *
   * @param out directory of the run
   * @param ridge lambda as a share of the mean square of an output
   */
  Feedback solve(Storage out, double ridge) throws IOException {
    FeedbackMoments sums = saved(out);
    int done = sums == null ? 0 : Math.toIntExact(sums.images());
    while (sums == null || done < rows.rows()) {
      int to = Math.min(rows.rows(), done + ROUND);
      FeedbackMoments round = sum(rows.select(IntStream.range(done, to).toArray()));
      sums = sums == null ? round : FeedbackMoments.sum(List.of(sums, round));
      out.write(fileName(), FeedbackSums.encode(sums));
      LOG.info("Summed over {} of {} images for the feedback.", to, rows.rows());
      done = to;
    }
    return sums.feedback(ridge);
  }

  private @Nullable FeedbackMoments saved(Storage out) throws IOException {
    return out.exists(fileName())
        ? FeedbackSums.decode(out.resolve(fileName()).toString(), out.read(fileName()))
        : null;
  }

  private FeedbackMoments sum(TokenSelection round) {
    ExecutorModel source = model; // alone crosses to where the parts are
    return FeedbackMoments.sum(
        TokenParts.map(
            spark,
            round,
            parts,
            threads,
            (part, configuration) -> FeedbackMoments.of(source.load(configuration), part)));
  }
}
