package io.plateau.jobs.service;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * A file of the page.
 *
 * @param contentType as browsers are told
 */
record PageFile(String contentType, byte[] content) implements HttpHandler {

  /** Reads a file that comes with this class. */
  static PageFile of(String name, String contentType) {
    try (InputStream in =
        Objects.requireNonNull(
            PageFile.class.getResourceAsStream(name), () -> name + " is not in the jar")) {
      return new PageFile(contentType, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read %s of the page.".formatted(name), e);
    }
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    Reply.bytes(exchange, contentType, content);
  }
}
