package io.plateau.jobs;

import io.plateau.jobs.command.Job;
import io.plateau.jobs.run.Progress;
import io.plateau.pretrain.Accuracies;
import io.plateau.pretrain.Pretraining;
import io.plateau.pretrain.PretrainingListener;
import io.plateau.pretrain.PretrainingSettings;
import io.plateau.pretrain.PretrainingStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trains the embedded model anew, into a directory of its own. */
final class PretrainJob implements Job<PretrainArguments> {

  private static final Logger LOG = LoggerFactory.getLogger(PretrainJob.class);

  @Override
  public void run(PretrainArguments arguments) throws IOException {
    Path out = Path.of(arguments.out());
    if (Files.exists(out.resolve("model.safetensors"))) {
      throw new IOException(
          "Cannot pre-train into %s: it holds a model. Choose another --out.".formatted(out));
    }
    PretrainingSettings settings = PretrainingSettings.ofDefault();
    LOG.info("{}", settings);
    Accuracies accuracies = Pretraining.run(settings, out, new Listener());
    LOG.info("{}", accuracies);
    LOG.info("The model and its card are in {}.", out);
  }

  private static final class Listener implements PretrainingListener {

    /** Starts with the first step: drawing is no part of the rate. */
    private @Nullable Progress progress;

    @Override
    public void drawing(int images) {
      LOG.info("Drawing {} images.", images);
    }

    @Override
    public void stepped(PretrainingStep step) {
      if (progress == null) {
        progress = Progress.of("steps", 0, step.steps());
      }
      progress.advance(1, String.format(Locale.ROOT, "loss %.3f", step.loss()));
    }

    @Override
    public void evaluating() {
      if (progress != null) {
        progress.finish();
      }
      LOG.info("Measuring zero-shot accuracy.");
    }
  }
}
