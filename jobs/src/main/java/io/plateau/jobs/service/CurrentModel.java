package io.plateau.jobs.service;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The version that is served now. Requests that began with one before it end with that one. */
public final class CurrentModel implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CurrentModel.class);

  private final ModelSource source;
  private final ServedImages images;
  private final Configuration configuration;
  private final ServiceMetrics metrics;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "model-refresh");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable ServedModel current;
  private @Nullable Future<?> refreshes;

  public CurrentModel(
      ModelSource source,
      ServedImages images,
      Configuration configuration,
      ServiceMetrics metrics) {
    this.source = source;
    this.images = images;
    this.configuration = configuration;
    this.metrics = metrics;
  }

  /**
   * Loads the version that is in use, unless it is the one that is served.
   *
   * @throws IOException if that cannot be done; what is served stays
   */
  public void refresh() throws IOException {
    ModelSource.Version version = source.current();
    if (version().map(version.name()::equals).orElse(false)) {
      return;
    }
    ServedModel next = ServedModel.open(version.name(), version.load(), images, configuration);
    Optional<ServedModel> before = replace(next);
    before.ifPresent(ServedModel::release);
    metrics.loaded(next.version(), next.method());
    LOG.info("Serving version {} ({}).", next.version(), next.method());
  }

  /** Looks for another version every so often, until this is closed. */
  public void refreshEvery(Duration interval) {
    refreshes =
        clock.scheduleWithFixedDelay(
            this::refreshQuietly, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void refreshQuietly() {
    try {
      refresh();
    } catch (IOException | RuntimeException e) {
      metrics.loadFailed();
      LOG.warn("Cannot take up another version; what is served stays: {}", e.getMessage());
    }
  }

  /** The name of what is served; empty before the first one is loaded. */
  synchronized Optional<String> version() {
    return Optional.ofNullable(current).map(ServedModel::version);
  }

  /** The version that is served, held for whoever asks, who has to let it go. */
  synchronized Optional<ServedModel> hold() {
    return Optional.ofNullable(current).filter(ServedModel::hold);
  }

  private synchronized Optional<ServedModel> replace(@Nullable ServedModel next) {
    Optional<ServedModel> before = Optional.ofNullable(current);
    current = next;
    return before;
  }

  @Override
  public void close() {
    if (refreshes != null) {
      refreshes.cancel(false);
    }
    clock.shutdown();
    replace(null).ifPresent(ServedModel::release);
  }
}
