package io.plateau.jobs.service;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.GracefulShutdownHandler;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.Options;

/** The HTTP service. Nothing that it offers writes. */
public final class PredictionServer implements AutoCloseable {

  private static final Duration GRACE = Duration.ofSeconds(20);

  /** A client that sends or takes nothing for so long is gone. */
  private static final int SILENCE_MILLIS = 20_000;

  private static final int HEADER_MILLIS = 10_000;
  private static final int IDLE_MILLIS = 60_000;
  private static final int MOST_HEADER_BYTES = 16 << 10;
  private static final int MOST_HEADERS = 64;
  private static final int MOST_PARAMETERS = 16;

  private final Undertow server;
  private final GracefulShutdownHandler requests;
  private final ExecutorService encoders;
  private final InetSocketAddress address;

  private PredictionServer(
      Undertow server, GracefulShutdownHandler requests, ExecutorService encoders) {
    this.server = server;
    this.requests = requests;
    this.encoders = encoders;
    this.address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
  }

  /** Whether it can label images, and by which version. */
  private record Health(String status, @Nullable String version) {}

  /**
   * Begins to listen.
   *
   * @param models that answer; until the first is loaded the service says that it is not ready
   * @throws IOException if the port is taken
   */
  public static PredictionServer start(
      ServerSettings settings, CurrentModel models, ServiceMetrics metrics) throws IOException {
    ExecutorService encoders = EncoderThreads.of(settings.maxConcurrency());
    Router router =
        new Router(
            Map.of(
                "/", get(PageFile.of("index.html", "text/html; charset=utf-8")),
                "/page.js", get(PageFile.of("page.js", "text/javascript; charset=utf-8")),
                "/page.css", get(PageFile.of("page.css", "text/css; charset=utf-8")),
                "/health", get(exchange -> health(exchange, models)),
                "/metrics",
                    get(exchange -> Reply.bytes(exchange, metrics.contentType(), metrics.text())),
                "/predict",
                    new Router.Route(
                        Methods.POST, new PredictHandler(models, metrics, settings, encoders))),
            metrics);
    GracefulShutdownHandler requests = new GracefulShutdownHandler(router);
    Undertow server =
        Undertow.builder()
            .addHttpListener(settings.port(), settings.bind())
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, settings.maxBodyBytes())
            .setServerOption(UndertowOptions.MAX_HEADER_SIZE, MOST_HEADER_BYTES)
            .setServerOption(UndertowOptions.MAX_HEADERS, MOST_HEADERS)
            .setServerOption(UndertowOptions.MAX_PARAMETERS, MOST_PARAMETERS)
            .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, HEADER_MILLIS)
            .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_MILLIS)
            .setSocketOption(Options.READ_TIMEOUT, SILENCE_MILLIS)
            .setSocketOption(Options.WRITE_TIMEOUT, SILENCE_MILLIS)
            .setHandler(requests)
            .build();
    try {
      server.start();
    } catch (RuntimeException e) {
      encoders.shutdownNow();
      if (e.getCause() instanceof BindException) {
        throw new IOException(
            "Cannot listen on %s:%d: %s. Choose another --port or --bind."
                .formatted(settings.bind(), settings.port(), e.getCause().getMessage()),
            e);
      }
      throw e;
    }
    return new PredictionServer(server, requests, encoders);
  }

  private static Router.Route get(HttpHandler handler) {
    return new Router.Route(Methods.GET, handler);
  }

  private static void health(HttpServerExchange exchange, CurrentModel models) {
    @Nullable String version = models.version().orElse(null);
    Reply.json(
        exchange,
        version == null ? StatusCodes.SERVICE_UNAVAILABLE : StatusCodes.OK,
        new Health(version == null ? "loading" : "ready", version));
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return address;
  }

  /** Takes no more requests, and ends when those that are being answered have ended. */
  @Override
  public void close() {
    requests.shutdown();
    try {
      requests.awaitShutdown(GRACE.toMillis());
      encoders.shutdown();
      // The last answer is out before the thread that sent it is done with its connection.
      encoders.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      encoders.shutdownNow();
      server.stop();
    }
  }
}
