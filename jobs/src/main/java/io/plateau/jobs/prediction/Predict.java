package io.plateau.jobs.prediction;

import io.plateau.prep.OutputLock;
import io.plateau.prep.featureset.Storage;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;

/** From images to a complete table of predictions. */
public final class Predict {

  private Predict() {}

  /** What came of it. */
  public enum Status {
    PREDICTED,
    /** The same request was answered before. */
    ALREADY_COMPLETE
  }

  /**
   * What came of a request.
   *
   * @param summary of the directory as it stands now
   */
  public record Result(Status status, PredictionSummary summary) {}

  /**
   * Labels images. What an interrupted run of the same request has finished is not done again.
   *
   * @param progress is told how many images were labelled, from time to time
   * @throws PredictionException if the directory holds other predictions, or no image could be used
   */
  public static Result run(
      JavaSparkContext context, PredictRequest request, PredictionProgress progress)
      throws IOException {
    Storage out = Storage.at(request.out(), context.hadoopConfiguration());
    String recipe = request.recipe();
    if (out.exists(PredictionSummary.FILE_NAME)) {
      return new Result(Status.ALREADY_COMPLETE, complete(out, recipe));
    }
    try (OutputLock lock = OutputLock.acquire(out)) {
      PredictionTask task =
          new PredictionTask(
              request.out(),
              recipe,
              request.labeller().scoring(),
              request.ranking(),
              request.format());
      List<PredictedPart> parts =
          PredictionRun.of(context, request.input().units(), task, progress);
      lock.requireHeld();
      PredictionSummary summary = request.summary(parts);
      deleteUnnamed(out, parts);
      if (summary.rows() == 0 && summary.quarantined() > 0) {
        throw new PredictionException(
            "Cannot label any image of %s: all %d were set aside, for %s. Each case stands in %s."
                .formatted(
                    request.input().uri(),
                    summary.quarantined(),
                    summary.reasons(),
                    out.resolve(PredictionFiles.QUARANTINE)));
      }
      out.writeText(PredictionSummary.FILE_NAME, summary.toJson());
      out.deleteFiles(PredictionFiles.PARTS);
      return new Result(Status.PREDICTED, summary);
    }
  }

  private static PredictionSummary complete(Storage out, String recipe) throws IOException {
    PredictionSummary found =
        PredictionSummary.parse(
            out.readText(PredictionSummary.FILE_NAME),
            out.resolve(PredictionSummary.FILE_NAME).toString());
    if (!found.recipe().equals(recipe)) {
      throw new PredictionException(
          "Cannot write predictions into %s: it holds those of another request (%s on %s, %d images). Choose another --out, or delete that directory."
              .formatted(out.root(), found.artifact().uri(), found.input().uri(), found.rows()));
    }
    return found;
  }

  /** Whoever reads the directory, not the summary, must not find the rows of another request. */
  private static void deleteUnnamed(Storage out, List<PredictedPart> parts) throws IOException {
    for (String directory : List.of(PredictionFiles.PREDICTIONS, PredictionFiles.QUARANTINE)) {
      Set<String> names = new HashSet<>();
      parts.forEach(part -> names.add(part.name()));
      for (String file : out.fileNames(directory)) {
        if (!names.contains(file.replaceFirst("\\..*", ""))) {
          out.delete(directory + "/" + file);
        }
      }
      out.deleteTemporary(directory);
    }
  }
}
