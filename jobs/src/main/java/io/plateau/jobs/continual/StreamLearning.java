package io.plateau.jobs.continual;

import io.plateau.clip.Torch;
import io.plateau.continual.scenario.Scenario;
import io.plateau.jobs.config.ContinualSettings;
import io.plateau.jobs.config.EffectiveSettings;
import io.plateau.jobs.run.RunRecord;
import io.plateau.prep.featureset.Storage;
import java.io.IOException;
import java.time.Duration;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Learns streams into directories, each with its record. Several threads may learn at a time.
 *
 * @param model made the features of all of them
 */
public record StreamLearning(JavaSparkContext spark, StreamModel model) {

  /** Where a run begins. */
  public enum Start {
    /** With the first task, in an empty directory. */
    ANEW,
    /** After what is saved in the directory. */
    RESUME
  }

  /**
   * Learns one stream to its end.
   *
   * @param out directory of the run
   */
  public void learn(
      Scenario scenario, ContinualSettings settings, String out, Start start, StreamWatcher watcher)
      throws IOException {
    long began = System.nanoTime();
    // Of this thread: last bits of sums depend on it.
    Torch.threads(settings.training().run().threads());
    StreamRun run = new StreamRun(spark, scenario, model, settings, out, watcher);
    switch (start) {
      case ANEW -> run.start();
      case RESUME -> run.resume();
    }
    RunRecord record =
        RunRecord.of(
            "continual",
            EffectiveSettings.flat(run.settings()),
            run.digests(),
            Duration.ofNanos(System.nanoTime() - began));
    Storage.at(out, spark.hadoopConfiguration()).write(RunRecord.FILE_NAME, record.json());
  }
}
