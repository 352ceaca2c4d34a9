package io.plateau.jobs.run;

import io.plateau.training.StepRecord;
import io.plateau.training.TrainingState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mlflow.api.proto.Service.Metric;
import org.mlflow.api.proto.Service.Param;
import org.mlflow.api.proto.Service.RunStatus;
import org.mlflow.api.proto.Service.RunTag;
import org.mlflow.tracking.MlflowClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A training as a run on an MLflow server: settings, the numbers of every step, where the result
 * is. A server that is slow or away costs the training nothing: a thread of its own talks to it,
 * warns once where it fails, and then is silent.
 */
final class MlflowRun implements RunWatcher, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MlflowRun.class);

  /** What one request of the protocol may hold. */
  private static final int PARAMS_PER_REQUEST = 100;

  private static final int METRICS_PER_REQUEST = 1000;
  private static final int METRICS_PER_STEP = 5;

  /** Steps that are sent together, unless they are rare. */
  private static final int STEPS_PER_REQUEST = METRICS_PER_REQUEST / METRICS_PER_STEP;

  private static final long SEND_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long PATIENCE_SECONDS = 20;

  private final MlflowClient client;
  private final ExecutorService sender =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "mlflow");
            thread.setDaemon(true);
            return thread;
          });

  private final String experiment;
  private final String name;
  private final Map<String, String> params;
  private final Map<String, String> tags;

  private List<Metric> unsent = new ArrayList<>();
  private long lastSent = System.nanoTime();
  private RunStatus status = RunStatus.FAILED;

  /** Of the sending thread alone: empty before the run is made, and after the server has failed. */
  private @Nullable String id;

  /**
   * A run that is made on the server when training starts.
   *
   * @param uri of the server
   * @param experiment made where there is none of that name
   * @param name of the run
   * @param params the settings
   * @param tags what else is known at the start: digests, where the result will be
   */
  MlflowRun(
      String uri,
      String experiment,
      String name,
      Map<String, String> params,
      Map<String, String> tags) {
    client = new MlflowClient(uri);
    this.experiment = experiment;
    this.name = name;
    this.params = Map.copyOf(params);
    this.tags = Map.copyOf(tags);
  }

  @Override
  public void starts(long first, long total) {
    sender.execute(
        () -> {
          try {
            begin(first);
          } catch (RuntimeException e) {
            giveUp(e);
          }
        });
  }

  private void begin(long first) {
    String experimentId =
        client
            .getExperimentByName(experiment)
            .map(found -> found.getExperimentId())
            .orElseGet(() -> client.createExperiment(experiment));
    String run = client.createRun(experimentId).getRunId();
    List<RunTag> all = new ArrayList<>();
    all.add(tag("mlflow.runName", name));
    all.add(tag("first_step", Long.toString(first)));
    tags.forEach((key, value) -> all.add(tag(key, value)));
    client.logBatch(run, List.of(), List.of(), all);
    List<Param> settings =
        params.entrySet().stream()
            .map(e -> Param.newBuilder().setKey(e.getKey()).setValue(e.getValue()).build())
            .toList();
    for (int from = 0; from < settings.size(); from += PARAMS_PER_REQUEST) {
      int to = Math.min(from + PARAMS_PER_REQUEST, settings.size());
      client.logBatch(run, List.of(), settings.subList(from, to), List.of());
    }
    id = run;
  }

  @Override
  public void stepped(TrainingState state, long totalSteps) {
    StepRecord last = state.history().get(state.history().size() - 1);
    long now = System.currentTimeMillis();
    unsent.add(metric("loss", last.loss(), state.step(), now));
    unsent.add(metric("perturbed_loss", last.perturbedLoss(), state.step(), now));
    unsent.add(metric("cosine", last.cosine(), state.step(), now));
    unsent.add(metric("gradient_norm", last.cleanNorm(), state.step(), now));
    unsent.add(metric("learning_rate", last.learningRate(), state.step(), now));
    if (unsent.size() >= STEPS_PER_REQUEST * METRICS_PER_STEP
        || System.nanoTime() - lastSent > SEND_NANOS) {
      send();
    }
  }

  @Override
  public void finishes() {
    status = RunStatus.FINISHED;
  }

  private void send() {
    List<Metric> batch = unsent;
    unsent = new ArrayList<>();
    lastSent = System.nanoTime();
    onServer(run -> client.logBatch(run, batch, List.of(), List.of()));
  }

  /** What is told a server about a run that it has. */
  @FunctionalInterface
  private interface Message {
    void about(String run);
  }

  private void onServer(Message message) {
    sender.execute(
        () -> {
          if (id == null) {
            return;
          }
          try {
            message.about(id);
          } catch (RuntimeException e) {
            giveUp(e);
          }
        });
  }

  private void giveUp(RuntimeException failure) {
    id = null;
    LOG.warn(
        "Cannot tell the MLflow server about this run: {}. Training goes on without it; check"
            + " MLFLOW_TRACKING_URI.",
        failure.getMessage());
  }

  /** Says how it ended, and waits a moment for the server to hear it. */
  @Override
  public void close() {
    send();
    RunStatus end = status;
    onServer(run -> client.setTerminated(run, end));
    sender.shutdown();
    try {
      if (!sender.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn(
            "The MLflow server has not heard all of this run: it takes longer than {} s to answer.",
            PATIENCE_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    client.close();
  }

  private static Metric metric(String key, double value, long step, long timestamp) {
    return Metric.newBuilder()
        .setKey(key)
        .setValue(value)
        .setStep(step)
        .setTimestamp(timestamp)
        .build();
  }

  private static RunTag tag(String key, String value) {
    return RunTag.newBuilder().setKey(key).setValue(value).build();
  }
}
