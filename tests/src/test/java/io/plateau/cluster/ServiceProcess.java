package io.plateau.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** {@code plateau serve} in a JVM of its own. */
public final class ServiceProcess implements AutoCloseable {

  private static final Pattern ADDRESS = Pattern.compile("Listening on (http://\\S+)");
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final PlateauProcess process;
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;

  private ServiceProcess(PlateauProcess process, URI address) {
    this.process = process;
    this.address = address;
  }

  /** Starts it and waits until it listens, by which time its model is loaded. */
  public static ServiceProcess start(Path log, List<String> arguments) throws IOException {
    PlateauProcess process = PlateauProcess.start(log, Map.of(), arguments);
    String address =
        Awaitility.await()
            .atMost(LIMIT)
            .failFast("it ended: see the log", () -> !process.isAlive())
            .until(() -> address(process.log()), Optional::isPresent)
            .orElseThrow();
    return new ServiceProcess(process, URI.create(address));
  }

  private static Optional<String> address(String log) {
    return ADDRESS.matcher(log).results().map((MatchResult found) -> found.group(1)).findFirst();
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString());
  }

  /** Asks what the image in a file shows. */
  public HttpResponse<String> predict(Path image) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(address.resolve("predict"))
            .POST(HttpRequest.BodyPublishers.ofFile(image))
            .build(),
        BodyHandlers.ofString());
  }

  /** Sends SIGTERM and waits for the end. */
  public int stop() {
    process.terminate();
    return process.exitCode();
  }

  public String log() {
    return process.log();
  }

  @Override
  public void close() {
    process.close();
  }
}
