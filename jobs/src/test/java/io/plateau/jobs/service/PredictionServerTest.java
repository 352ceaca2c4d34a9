package io.plateau.jobs.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service over real HTTP. */
class PredictionServerTest {

  private static final int MAX_BODY = 4096;

  private final HttpClient client = HttpClient.newHttpClient();
  private final ServiceMetrics metrics = new ServiceMetrics();
  private CurrentModel model = model();
  private PredictionServer server = start(1);

  private CurrentModel model() {
    return new CurrentModel(
        () -> ServedZeroShot.version("000007", "red circle", "blue square", "green triangle"),
        ServedZeroShot.IMAGES,
        ServedZeroShot.CONFIGURATION,
        metrics);
  }

  private PredictionServer start(int concurrency) {
    try {
      return PredictionServer.start(
          new ServerSettings("127.0.0.1", 0, MAX_BODY, concurrency), model, metrics);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeEach
  void load() throws IOException {
    model.refresh();
  }

  @AfterEach
  void stop() {
    server.close();
    model.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + server.address().getPort() + path));
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(request(path).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(byte[] body) throws IOException, InterruptedException {
    return client.send(
        request("/predict").POST(BodyPublishers.ofByteArray(body)).build(),
        BodyHandlers.ofString());
  }

  private static JsonObject json(HttpResponse<String> response) {
    return JsonParser.parseString(response.body()).getAsJsonObject();
  }

  private static String error(HttpResponse<String> response) {
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    return json(response).get("error").getAsString();
  }

  private static byte[] red() throws IOException {
    return ServedZeroShot.picture(Color.RED, 40);
  }

  @Test
  void anImageGetsItsMostProbableClasses() throws Exception {
    HttpResponse<String> response = post(red());

    assertThat(response.statusCode()).isEqualTo(200);
    JsonObject answer = json(response);
    assertThat(answer.get("abstained").getAsBoolean()).isFalse();
    assertThat(answer.get("version").getAsString()).isEqualTo("000007");
    assertThat(answer.getAsJsonArray("top")).hasSize(2);
    JsonObject first = answer.getAsJsonArray("top").get(0).getAsJsonObject();
    assertThat(first.keySet()).containsExactly("class", "probability");
    assertThat(first.get("probability").getAsDouble()).isBetween(1.0 / 3, 1.0);
  }

  @Test
  void theFileOfAFormIsAnImageToo() throws Exception {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(
        "--b\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n--b\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII));
    form.writeBytes(red());
    form.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII));

    HttpResponse<String> response =
        client.send(
            request("/predict")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofByteArray(form.toByteArray()))
                .build(),
            BodyHandlers.ofString());

    assertThat(response.body()).isEqualTo(post(red()).body());
  }

  @Test
  void aFormWithoutAFileIsABadRequest() throws Exception {
    HttpResponse<String> response =
        client.send(
            request("/predict")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(
                    BodyPublishers.ofString(
                        "--b\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n--b--\r\n"))
                .build(),
            BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(error(response)).isEqualTo("The form has no file (expected: one, the image).");
  }

  @Test
  void whatIsNoImageIsToldSoByTheDecoder() throws Exception {
    HttpResponse<String> response = post("no image".getBytes(StandardCharsets.UTF_8));

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(error(response))
        .startsWith("Not an image: first bytes 6e6f20696d616765 (expected: ");
    assertThat(error(post(new byte[0]))).isEqualTo("The file is empty (0 bytes)");
  }

  @Test
  void anImageOfTooManyPixelsIsToldSo() throws Exception {
    HttpResponse<String> response = post(ServedZeroShot.picture(Color.RED, 30_000));

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(error(response)).isEqualTo("pixels: 30000 x 40 = 1200000 (expected: <= 1000000)");
  }

  @Test
  void aLongerBodyThanThatIsNotRead() throws Exception {
    HttpResponse<String> declared = post(new byte[MAX_BODY + 1]);

    assertThat(declared.statusCode()).isEqualTo(413);
    assertThat(error(declared)).isEqualTo("body: 4097 bytes (expected: <= 4096)");
  }

  @Test
  void aBodyThatDoesNotSayItsLengthIsNotRead() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "POST /predict HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n1\r\n0\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();

      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 411 ").contains("Content-Length: none (expected: ");
    }
  }

  @Test
  void otherMethodsAndPathsAreRefused() throws Exception {
    HttpResponse<String> method = get("/predict");
    assertThat(method.statusCode()).isEqualTo(405);
    assertThat(method.headers().firstValue("Allow")).contains("POST");
    assertThat(error(method)).isEqualTo("method: GET (expected: POST)");

    HttpResponse<String> path = get("/secrets");
    assertThat(path.statusCode()).isEqualTo(404);
    assertThat(error(path)).startsWith("There is nothing at this path.");
  }

  @Test
  void thePageAndItsFilesCarryTheHeadersThatConfineThem() throws Exception {
    for (String path : List.of("/", "/page.js", "/page.css")) {
      HttpResponse<String> response = get(path);
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
          .startsWith("default-src 'none'; script-src 'self'; ")
          .doesNotContain("unsafe-inline");
    }
    assertThat(get("/").body()).contains("<title>What does this image show?</title>");
  }

  @Test
  void itIsReadyWhenTheModelIsLoaded() throws Exception {
    assertThat(get("/health").body()).isEqualTo("{\"status\":\"ready\",\"version\":\"000007\"}");

    server.close();
    model = model();
    server = start(1);

    HttpResponse<String> loading = get("/health");
    assertThat(loading.statusCode()).isEqualTo(503);
    assertThat(loading.body()).isEqualTo("{\"status\":\"loading\"}");
    assertThat(post(red()).statusCode()).isEqualTo(503);
  }

  @Test
  void whatItDoesIsCounted() throws Exception {
    post(red());
    post(new byte[0]);
    get("/secrets");

    await()
        .untilAsserted(
            () ->
                assertThat(get("/metrics").body())
                    .contains(
                        "plateau_http_requests_total{path=\"/predict\",status=\"200\"} 1.0",
                        "plateau_http_requests_total{path=\"/predict\",status=\"422\"} 1.0",
                        "plateau_http_requests_total{path=\"other\",status=\"404\"} 1.0",
                        "plateau_http_request_seconds_bucket{path=\"/predict\",le=\"+Inf\"} 2",
                        "plateau_predictions_total{abstained=\"false\"} 1.0",
                        "plateau_model_info{method=\"zero-shot\",version=\"000007\"} 1"));
  }

  /** A request of which the service has all but the last byte. */
  private Socket almostSent() throws Exception {
    byte[] image = red();
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort());
    OutputStream out = socket.getOutputStream();
    out.write(
        "POST /predict HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
            .formatted(image.length)
            .getBytes(StandardCharsets.US_ASCII));
    out.write(image, 0, image.length - 1);
    out.flush();
    await()
        .until(
            () ->
                new String(metrics.text(), StandardCharsets.UTF_8)
                    .contains("plateau_images_in_flight 1.0"));
    return socket;
  }

  private static String finish(Socket socket) throws IOException {
    byte[] image = red();
    socket.getOutputStream().write(image[image.length - 1]);
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void moreImagesThanItTakesAtOnceAreTurnedAway() throws Exception {
    try (Socket first = almostSent()) {
      HttpResponse<String> second = post(red());

      assertThat(second.statusCode()).isEqualTo(503);
      assertThat(second.headers().firstValue("Retry-After")).contains("1");
      assertThat(error(second)).startsWith("As many images as this service takes at once");
      assertThat(finish(first)).startsWith("HTTP/1.1 200 ");
    }
    await().until(() -> post(red()).statusCode() == 200);
  }

  @Test
  void whatWasBegunIsAnsweredBeforeItEnds() throws Exception {
    try (Socket begun = almostSent()) {
      CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);
      await().until(() -> get("/health").statusCode() == 503);

      assertThat(finish(begun)).startsWith("HTTP/1.1 200 ");
      closed.get();
    }
    assertThatIOException().isThrownBy(() -> get("/health"));
  }

  @Test
  void concurrentRequestsGetTheSameAnswers() throws Exception {
    server.close();
    server = start(8);
    String expected = post(red()).body();

    List<CompletableFuture<HttpResponse<String>>> answers =
        IntStream.range(0, 8)
            .mapToObj(
                i -> {
                  try {
                    return client.sendAsync(
                        request("/predict").POST(BodyPublishers.ofByteArray(red())).build(),
                        BodyHandlers.ofString());
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                })
            .toList();

    for (CompletableFuture<HttpResponse<String>> answer : answers) {
      assertThat(answer.get().body()).isEqualTo(expected);
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() {
    int port = server.address().getPort();
    assertThatIOException()
        .isThrownBy(
            () ->
                PredictionServer.start(
                    new ServerSettings("127.0.0.1", port, MAX_BODY, 1), model, metrics))
        .withMessageStartingWith("Cannot listen on 127.0.0.1:%d: ".formatted(port))
        .withMessageEndingWith("Choose another --port or --bind.");
  }
}
