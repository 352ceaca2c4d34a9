package io.plateau.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.cluster.TrainingProcess;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus scrapes from the driver while it trains, with the settings of conf/. */
@Tag("cluster")
class PrometheusTest {

  private static final String GAUGE =
      "metrics_plateau_driver_plugin_io_plateau_jobs_cluster_ResidentPlugin_";

  @TempDir private Path directory;

  @Test
  void theGaugesFollowTheTraining() throws IOException {
    int port = freePort();
    URI metrics = URI.create("http://127.0.0.1:%d/metrics/prometheus".formatted(port));
    List<String> args = new ArrayList<>(settings());
    args.addAll(List.of("--conf", "spark.ui.enabled=true", "--conf", "spark.ui.port=" + port));
    try (TrainingProcess training =
        TrainingProcess.start(directory, "watched", Map.of(), args.toArray(String[]::new))) {
      training.awaitStep(3);

      String page = page(metrics);

      assertThat(value(page, "training_step")).isGreaterThanOrEqualTo(3);
      assertThat(value(page, "training_steps")).isEqualTo(TrainingProcess.STEPS);
      assertThat(value(page, "training_steps_per_second")).isPositive();
      assertThat(value(page, "training_loss")).isPositive();
      assertThat(value(page, "training_cosine")).isBetween(-1.0, 1.0);
      assertThat(value(page, "prepare_images")).isNaN();
    }
  }

  /** Lines of conf/spark-defaults.conf that say where metrics go, as options. */
  private static List<String> settings() throws IOException {
    return Files.readAllLines(Path.of("../conf/spark-defaults.conf")).stream()
        .filter(line -> line.startsWith("spark.metrics."))
        .flatMap(line -> List.of("--conf", line.replaceFirst("\\s+", "=")).stream())
        .toList();
  }

  private static String page(URI metrics) {
    HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    HttpRequest request = HttpRequest.newBuilder(metrics).timeout(Duration.ofSeconds(30)).build();
    return Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptions()
        .until(
            () -> client.send(request, HttpResponse.BodyHandlers.ofString()).body(),
            body -> body.contains(GAUGE));
  }

  private static double value(String page, String gauge) {
    return page.lines()
        .filter(line -> line.startsWith(GAUGE + gauge + "_Value{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .findFirst()
        .orElseThrow(() -> new AssertionError("There is no %s in:%n%s".formatted(gauge, page)));
  }

  /** Free a moment ago. */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
