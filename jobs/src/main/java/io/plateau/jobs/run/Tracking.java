package io.plateau.jobs.run;

import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which MLflow server trainings are told to, if any: the environment variables that MLflow's own
 * clients read.
 *
 * @param uri of the server
 * @param experiment that runs belong to
 */
record Tracking(String uri, String experiment) {

  private static final Logger LOG = LoggerFactory.getLogger(Tracking.class);

  private static final String URI = "MLFLOW_TRACKING_URI";
  private static final String EXPERIMENT = "MLFLOW_EXPERIMENT_NAME";
  private static final String DEFAULT_EXPERIMENT = "plateau";

  /** What an environment asks for. */
  static Optional<Tracking> of(Map<String, String> environment) {
    String uri = environment.getOrDefault(URI, "");
    if (uri.isBlank()) {
      return Optional.empty();
    }
    if (!uri.startsWith("http://") && !uri.startsWith("https://")) {
      LOG.warn(
          "This run is not tracked: {}: {} (expected: the http or https address of a server)",
          URI,
          uri);
      return Optional.empty();
    }
    return Optional.of(new Tracking(uri, environment.getOrDefault(EXPERIMENT, DEFAULT_EXPERIMENT)));
  }

  /** A run of that experiment. */
  MlflowRun run(String name, Map<String, String> params, Map<String, String> tags) {
    return new MlflowRun(uri, experiment, name, params, tags);
  }
}
