package io.plateau.jobs.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** As much of MLflow's REST API as a run needs, and what was said to it. */
final class MlflowServer implements AutoCloseable {

  private static final String API = "/api/2.0/mlflow/";

  private final HttpServer server;
  private final int failing;
  private final List<Call> calls = new CopyOnWriteArrayList<>();

  /**
   * A request.
   *
   * @param path behind the version of the API
   */
  record Call(String path, JsonObject body) {}

  private MlflowServer(HttpServer server, int failing) {
    this.server = server;
    this.failing = failing;
  }

  static MlflowServer start() throws IOException {
    return start(0);
  }

  /** One that answers everything with a status of failure. */
  static MlflowServer failing(int status) throws IOException {
    return start(status);
  }

  private static MlflowServer start(int failing) throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    MlflowServer server = new MlflowServer(http, failing);
    http.createContext(API, server::answer);
    http.start();
    return server;
  }

  String uri() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Call> calls() {
    return calls;
  }

  Stream<JsonObject> bodies(String path) {
    return calls.stream().filter(call -> call.path().equals(path)).map(Call::body);
  }

  /** Entries of one kind in all batches: metrics, params or tags. */
  List<JsonObject> logged(String kind) {
    return bodies("runs/log-batch")
        .filter(body -> body.has(kind))
        .map(body -> body.getAsJsonArray(kind))
        .flatMap((JsonArray array) -> StreamSupport.stream(array.spliterator(), false))
        .map(entry -> entry.getAsJsonObject())
        .toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring(API.length());
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    JsonObject json =
        body.isEmpty() ? new JsonObject() : JsonParser.parseString(body).getAsJsonObject();
    calls.add(new Call(path, json));
    if (failing > 0) {
      send(exchange, failing, "{\"error_code\": \"INTERNAL_ERROR\", \"message\": \"no\"}");
      return;
    }
    switch (path) {
      case "experiments/get-by-name" ->
          send(
              exchange,
              404,
              "{\"error_code\": \"RESOURCE_DOES_NOT_EXIST\", \"message\": \"none\"}");
      case "experiments/create" -> send(exchange, 200, "{\"experiment_id\": \"7\"}");
      case "runs/create" ->
          send(
              exchange,
              200,
              "{\"run\": {\"info\": {\"run_id\": \"r1\", \"run_uuid\": \"r1\"}, \"data\": {}}}");
      default -> send(exchange, 200, "{}");
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
