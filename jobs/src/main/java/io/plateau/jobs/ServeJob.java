package io.plateau.jobs;

import io.plateau.jobs.command.HadoopFiles;
import io.plateau.jobs.command.Job;
import io.plateau.jobs.evaluation.ArtifactStore;
import io.plateau.jobs.prediction.LabelChoice;
import io.plateau.jobs.prediction.Labeller;
import io.plateau.jobs.service.CurrentModel;
import io.plateau.jobs.service.ModelSource;
import io.plateau.jobs.service.PredictionServer;
import io.plateau.jobs.service.ServiceMetrics;
import io.plateau.jobs.service.StopSignal;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves until the process is asked to end. */
final class ServeJob implements Job<ServeArguments> {

  private static final Logger LOG = LoggerFactory.getLogger(ServeJob.class);

  @Override
  public void run(ServeArguments arguments) throws Exception {
    Configuration configuration = HadoopFiles.configuration();
    ServiceMetrics metrics = new ServiceMetrics();
    ArtifactPlace artifact = arguments.artifact();
    LabelChoice choice = choice(arguments, configuration);
    try (StopSignal stop = StopSignal.ofProcess();
        CurrentModel models =
            new CurrentModel(
                () -> new FoundVersion(artifact.find(configuration), choice, configuration),
                arguments.images(),
                configuration,
                metrics);
        PredictionServer server = PredictionServer.start(arguments.server(), models, metrics)) {
      models.refresh();
      models.refreshEvery(arguments.refresh());
      LOG.info(
          "Listening on http://{}:{}/",
          server.address().getHostString(),
          server.address().getPort());
      stop.await();
      LOG.info("Stopping: no more requests are taken, those that are being answered end first.");
    }
  }

  private static LabelChoice choice(ServeArguments arguments, Configuration configuration)
      throws IOException {
    @Nullable List<String> classNames =
        arguments.classes() == null
            ? null
            : ClassNamesOption.read(arguments.classes(), configuration);
    return new LabelChoice(arguments.model(), classNames, null);
  }

  /** A version as it was found, which stays that one whatever is promoted meanwhile. */
  private record FoundVersion(
      ArtifactPlace.Found found, LabelChoice choice, Configuration configuration)
      implements ModelSource.Version {

    @Override
    public String name() {
      return found.version();
    }

    @Override
    public Labeller load() throws IOException {
      return Labeller.of(
          ArtifactStore.read(found.directory(), configuration), choice, configuration);
    }
  }
}
