package io.plateau.jobs.service;

import io.plateau.jobs.prediction.Ranked;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** What a service says about itself, for Prometheus to scrape. */
public final class ServiceMetrics {

  private static final double[] SECONDS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
  };
  private static final double NANOS_PER_SECOND = 1e9;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();

  private final Counter requests =
      Counter.builder()
          .name("plateau_http_requests_total")
          .help("Requests that were answered.")
          .labelNames("path", "status")
          .register(registry);
  private final Histogram seconds =
      Histogram.builder()
          .name("plateau_http_request_seconds")
          .help("From the first byte of a request to the last of its answer.")
          .labelNames("path")
          .classicOnly()
          .classicUpperBounds(SECONDS)
          .register(registry);
  private final Gauge inFlight =
      Gauge.builder()
          .name("plateau_images_in_flight")
          .help("Images that are being received or labelled.")
          .register(registry);
  private final Counter predictions =
      Counter.builder()
          .name("plateau_predictions_total")
          .help("Images that were labelled.")
          .labelNames("abstained")
          .register(registry);
  private final Counter loads =
      Counter.builder()
          .name("plateau_model_loads_total")
          .help("Versions that were taken up, or could not be.")
          .labelNames("outcome")
          .register(registry);
  private final Info model =
      Info.builder()
          .name("plateau_model_info")
          .help("The version that is served.")
          .labelNames("version", "method")
          .register(registry);

  /**
   * A request was answered.
   *
   * @param path one of the service's own, so that there are few of them
   */
  void answered(String path, int status, long nanos) {
    requests.labelValues(path, Integer.toString(status)).inc();
    seconds.labelValues(path).observe(nanos / NANOS_PER_SECOND);
  }

  void began() {
    inFlight.inc();
  }

  void ended() {
    inFlight.dec();
  }

  void predicted(Ranked ranked) {
    predictions.labelValues(Boolean.toString(ranked.abstained())).inc();
  }

  void loaded(String version, String method) {
    loads.labelValues("loaded").inc();
    model.setLabelValues(version, method);
  }

  void loadFailed() {
    loads.labelValues("failed").inc();
  }

  /** What {@link #text} is. */
  String contentType() {
    return writer.getContentType();
  }

  /** All of it in Prometheus' text format. */
  byte[] text() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.write(out, registry.scrape());
    return out.toByteArray();
  }
}
