package io.plateau.jobs.service;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Chromium without a window, driven through its DevTools protocol. */
final class Browser implements AutoCloseable {

  private static final String LISTENING = "DevTools listening on ws://";
  private static final int LIMIT_SECONDS = 60;

  private final Process process;
  private final AtomicInteger calls = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonObject>> waiting = new ConcurrentHashMap<>();
  private final WebSocket socket;

  private Browser(Process process, URI page) {
    this.process = process;
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(page, new Listener())
            .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
            .join();
  }

  /** The program, if it is on this machine. */
  static Optional<Path> program() {
    return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts it.
   *
   * @param profile a directory of its own
   */
  static Browser start(Path program, Path profile) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--remote-debugging-port=0",
                "--window-size=800,900",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .start();
    BufferedReader log = process.inputReader(StandardCharsets.UTF_8);
    String line = log.readLine();
    while (line != null && !line.startsWith(LISTENING)) {
      line = log.readLine();
    }
    if (line == null) {
      throw new IOException("Chromium ended before it listened.");
    }
    String address = line.substring(LISTENING.length()).replaceFirst("/.*", "");
    String targets =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://" + address + "/json/list")).build(),
                BodyHandlers.ofString())
            .body();
    JsonArray pages = JsonParser.parseString(targets).getAsJsonArray();
    for (int i = 0; i < pages.size(); i++) {
      JsonObject page = pages.get(i).getAsJsonObject();
      if (page.get("type").getAsString().equals("page")) {
        return new Browser(process, URI.create(page.get("webSocketDebuggerUrl").getAsString()));
      }
    }
    throw new IOException("Chromium has no page.");
  }

  /** Calls a method of the protocol and gives its result. */
  JsonObject call(String method, Map<String, ?> parameters) {
    int id = calls.incrementAndGet();
    CompletableFuture<JsonObject> result = new CompletableFuture<>();
    waiting.put(id, result);
    String message = new Gson().toJson(Map.of("id", id, "method", method, "params", parameters));
    socket.sendText(message, true).join();
    JsonObject answer = result.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    if (answer.has("error")) {
      throw new AssertionError(method + ": " + answer.get("error"));
    }
    return answer.getAsJsonObject("result");
  }

  /** The value of an expression in the page, as text. */
  String text(String expression) {
    JsonObject result =
        call("Runtime.evaluate", Map.of("expression", "String(" + expression + ")"))
            .getAsJsonObject("result");
    return result.get("value").getAsString();
  }

  /** Chooses a file in an input. */
  void choose(String selector, Path file) {
    int document =
        call("DOM.getDocument", Map.of()).getAsJsonObject("root").get("nodeId").getAsInt();
    int input =
        call("DOM.querySelector", Map.of("nodeId", document, "selector", selector))
            .get("nodeId")
            .getAsInt();
    call("DOM.setFileInputFiles", Map.of("nodeId", input, "files", List.of(file.toString())));
  }

  /** Drags a file from outside and drops it at a place. */
  void drop(int x, int y, Path file) {
    Map<String, ?> data =
        Map.of("items", List.of(), "files", List.of(file.toString()), "dragOperationsMask", 1);
    for (String type : List.of("dragEnter", "dragOver", "drop")) {
      call("Input.dispatchDragEvent", Map.of("type", type, "x", x, "y", y, "data", data));
    }
  }

  @Override
  public void close() {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private final class Listener implements WebSocket.Listener {

    private final StringBuilder message = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      message.append(data);
      if (last) {
        JsonObject answer = JsonParser.parseString(message.toString()).getAsJsonObject();
        message.setLength(0);
        if (answer.has("id")) {
          CompletableFuture<JsonObject> result = waiting.remove(answer.get("id").getAsInt());
          if (result != null) {
            result.complete(answer);
          }
        }
      }
      from.request(1);
      return null;
    }
  }
}
