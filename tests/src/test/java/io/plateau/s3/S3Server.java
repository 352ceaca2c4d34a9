package io.plateau.s3;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A real S3 server in a process of its own: S3Proxy. It comes from Maven Central as one file with
 * all of its libraries, listens on a port that the system chooses, is up in two seconds, checks
 * signatures, and keeps objects in memory; Adobe's S3Mock is a Spring application that checks none.
 */
public final class S3Server implements AutoCloseable {

  /** The access key that it lets in. */
  public static final String ACCESS_KEY = "PLATEAUTESTER";

  /** Its secret, which nothing of ours may ever write. */
  public static final String SECRET_KEY = "markerSecret0123456789";

  private static final Path JAR = Path.of(System.getProperty("plateau.s3proxy", "absent.jar"));
  private static final Pattern LISTENING = Pattern.compile("\\{127\\.0\\.0\\.1:(\\d+)}");
  private static final Duration START = Duration.ofSeconds(60);

  private final Process process;
  private final URI endpoint;

  private S3Server(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  /** Starts one without buckets; its settings and its log lie in {@code directory}. */
  public static S3Server start(Path directory) throws IOException {
    Path settings = directory.resolve("s3proxy.conf");
    Files.write(
        settings,
        List.of(
            "s3proxy.endpoint=http://127.0.0.1:0",
            "s3proxy.authorization=aws-v2-or-v4",
            "s3proxy.identity=" + ACCESS_KEY,
            "s3proxy.credential=" + SECRET_KEY,
            "jclouds.provider=transient",
            "jclouds.identity=anyone",
            "jclouds.credential=anything"));
    Path log = directory.resolve("s3proxy.log");
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-jar",
                JAR.toString(),
                "--properties",
                settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    await()
        .atMost(START)
        .until(() -> !process.isAlive() || port(log).filter(S3Server::answers).isPresent());
    int port =
        port(log)
            .filter(found -> process.isAlive())
            .orElseThrow(() -> new AssertionError("S3Proxy did not start: " + text(log)));
    return new S3Server(process, URI.create("http://127.0.0.1:" + port));
  }

  private static Optional<Integer> port(Path log) {
    Matcher listening = LISTENING.matcher(text(log));
    return listening.find() ? Optional.of(Integer.parseInt(listening.group(1))) : Optional.empty();
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static String text(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI endpoint() {
    return endpoint;
  }

  /** Makes a bucket, which S3A cannot. */
  public void createBucket(String name) throws IOException {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC).withNano(0));
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.resolve("/" + name))
            .PUT(HttpRequest.BodyPublishers.noBody())
            .header("x-amz-date", date)
            .header("Authorization", authorization("PUT\n\n\n\nx-amz-date:" + date + "\n/" + name))
            .build();
    try {
      HttpResponse<String> response =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IOException("Cannot make bucket " + name + ": " + response.body());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while making bucket " + name + ".", e);
    }
  }

  /** Signature version 2, which needs no more than this. */
  private static String authorization(String toSign) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(SECRET_KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      byte[] signature = mac.doFinal(toSign.getBytes(StandardCharsets.UTF_8));
      return "AWS %s:%s".formatted(ACCESS_KEY, Base64.getEncoder().encodeToString(signature));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
