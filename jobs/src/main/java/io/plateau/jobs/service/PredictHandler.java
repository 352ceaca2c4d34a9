package io.plateau.jobs.service;

import io.plateau.image.ImageException;
import io.plateau.jobs.prediction.ClassProbability;
import io.plateau.jobs.prediction.Ranked;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * Says what the image in a request shows. An image counts against the limit from its first byte, so
 * that no more are in memory than that; the towers run in threads of their own.
 */
final class PredictHandler implements HttpHandler {

  /** Seconds after which to try again. */
  private static final String RETRY_AFTER = "1";

  private final CurrentModel models;
  private final ServiceMetrics metrics;
  private final long maxBodyBytes;
  private final Semaphore free;
  private final Executor encoders;

  /** An answer. */
  private record Answer(boolean abstained, List<ClassProbability> top, String version) {}

  PredictHandler(
      CurrentModel models, ServiceMetrics metrics, ServerSettings settings, Executor encoders) {
    this.models = models;
    this.metrics = metrics;
    this.maxBodyBytes = settings.maxBodyBytes();
    this.free = new Semaphore(settings.maxConcurrency());
    this.encoders = encoders;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    if (!free.tryAcquire()) {
      exchange.getResponseHeaders().put(Headers.RETRY_AFTER, RETRY_AFTER);
      refuse(
          exchange,
          StatusCodes.SERVICE_UNAVAILABLE,
          "As many images as this service takes at once are being labelled. Try again.");
      return;
    }
    metrics.began();
    exchange.addExchangeCompleteListener(
        (ended, next) -> {
          free.release();
          metrics.ended();
          next.proceed();
        });
    long length = exchange.getRequestContentLength();
    if (length < 0) {
      refuse(
          exchange,
          StatusCodes.LENGTH_REQUIRED,
          "Content-Length: none (expected: the number of bytes of the image)");
    } else if (length > maxBodyBytes) {
      refuse(
          exchange,
          StatusCodes.REQUEST_ENTITY_TOO_LARGE,
          "body: %d bytes (expected: <= %d)".formatted(length, maxBodyBytes));
    } else {
      receive(exchange);
    }
  }

  private void receive(HttpServerExchange exchange) {
    exchange
        .getRequestReceiver()
        .receiveFullBytes(
            (received, body) ->
                received.dispatch(
                    encoders, next -> Router.answer(next, ready -> label(ready, body))),
            (gone, failure) -> gone.endExchange());
  }

  /** Without reading what else the client sends. */
  private static void refuse(HttpServerExchange exchange, int status, String sentence) {
    exchange.setPersistent(false);
    Reply.error(exchange, status, sentence);
  }

  private void label(HttpServerExchange exchange, byte[] body) {
    Optional<ServedModel> held = models.hold();
    if (held.isEmpty()) {
      exchange.getResponseHeaders().put(Headers.RETRY_AFTER, RETRY_AFTER);
      Reply.error(
          exchange, StatusCodes.SERVICE_UNAVAILABLE, "The model is being loaded. Try again.");
      return;
    }
    ServedModel model = held.get();
    try {
      Ranked ranked = model.label(image(exchange, body));
      metrics.predicted(ranked);
      Reply.json(
          exchange, StatusCodes.OK, new Answer(ranked.abstained(), ranked.top(), model.version()));
    } catch (MalformedFormException e) {
      Reply.error(exchange, StatusCodes.BAD_REQUEST, String.valueOf(e.getMessage()));
    } catch (ImageException | UnusableImageException e) {
      Reply.error(exchange, StatusCodes.UNPROCESSABLE_ENTITY, String.valueOf(e.getMessage()));
    } finally {
      model.release();
    }
  }

  private static byte[] image(HttpServerExchange exchange, byte[] body)
      throws MalformedFormException {
    try {
      return ImageBody.of(
          exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE),
          body,
          exchange.getConnection().getByteBufferPool());
    } catch (IOException e) {
      throw new MalformedFormException(e);
    }
  }

  private static final class MalformedFormException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedFormException(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }
}
