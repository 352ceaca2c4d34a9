package io.plateau.jobs.service;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Ends a request with an answer. */
final class Reply {

  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private Reply() {}

  /** What goes wrong is said so. */
  private record Problem(String error) {}

  static void json(HttpServerExchange exchange, int status, Object answer) {
    exchange.setStatusCode(status);
    bytes(exchange, "application/json", GSON.toJson(answer).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * An error.
   *
   * @param sentence for people
   */
  static void error(HttpServerExchange exchange, int status, String sentence) {
    json(exchange, status, new Problem(sentence));
  }

  static void bytes(HttpServerExchange exchange, String contentType, byte[] content) {
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, contentType);
    exchange.getResponseSender().send(ByteBuffer.wrap(content));
  }
}
