package io.plateau.jobs.service;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds who answers a request, and answers itself where nobody does. Every answer has the headers
 * that keep browsers from doing more with it than it is for.
 */
final class Router implements HttpHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Router.class);

  /** The page loads its own script and style and shows the image that was dropped, no more. */
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:;"
              + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Cache-Control",
          "no-store");

  private final Map<String, Route> routes;
  private final ServiceMetrics metrics;

  /**
   * Who answers a path.
   *
   * @param method that it is asked with; GET stands for HEAD as well
   */
  record Route(HttpString method, HttpHandler handler) {

    private boolean takes(HttpString asked) {
      return asked.equals(method) || (method.equals(Methods.GET) && asked.equals(Methods.HEAD));
    }

    private String allowed() {
      return method.equals(Methods.GET) ? "GET, HEAD" : method.toString();
    }
  }

  Router(Map<String, Route> routes, ServiceMetrics metrics) {
    this.routes = Map.copyOf(routes);
    this.metrics = metrics;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    HEADERS.forEach(
        (name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
    String path = exchange.getRequestPath();
    long began = System.nanoTime();
    exchange.addExchangeCompleteListener(
        (ended, next) -> {
          metrics.answered(
              routes.containsKey(path) ? path : "other",
              ended.getStatusCode(),
              System.nanoTime() - began);
          next.proceed();
        });
    Route route = routes.get(path);
    if (route == null) {
      Reply.error(
          exchange,
          StatusCodes.NOT_FOUND,
          "There is nothing at this path. Images go to POST /predict; GET / is a page for them.");
    } else if (!route.takes(exchange.getRequestMethod())) {
      exchange.getResponseHeaders().put(Headers.ALLOW, route.allowed());
      Reply.error(
          exchange,
          StatusCodes.METHOD_NOT_ALLOWED,
          "method: %s (expected: %s)".formatted(exchange.getRequestMethod(), route.allowed()));
    } else {
      answer(exchange, route.handler());
    }
  }

  /** Answers; what fails unexpectedly is told the log, not the client. */
  static void answer(HttpServerExchange exchange, HttpHandler handler) {
    try {
      handler.handleRequest(exchange);
    } catch (Exception e) {
      LOG.error("Cannot answer {} {}.", exchange.getRequestMethod(), exchange.getRequestPath(), e);
      if (!exchange.isResponseStarted()) {
        Reply.error(
            exchange,
            StatusCodes.INTERNAL_SERVER_ERROR,
            "The service failed to answer this. Its log says why.");
      }
    }
  }
}
