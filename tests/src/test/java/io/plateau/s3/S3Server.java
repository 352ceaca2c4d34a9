package io.plateau.s3;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A real S3 server in a process of its own: S3Proxy. It comes from Maven Central as one file with
 * all of its libraries, listens on a port that the system chooses, is up in two seconds, checks
 * signatures, and keeps objects as files that a test can look at; Adobe's S3Mock is a Spring
 * application that checks none.
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
  private final Path buckets;
  private final URI endpoint;

  private S3Server(Process process, Path buckets, URI endpoint) {
    this.process = process;
    this.buckets = buckets;
    this.endpoint = endpoint;
  }

  /** Starts one without buckets, which keeps what it needs below {@code directory}. */
  public static S3Server start(Path directory) throws IOException {
    Path buckets = Files.createDirectories(directory.resolve("buckets"));
    Path settings = directory.resolve("s3proxy.conf");
    Files.write(
        settings,
        List.of(
            "s3proxy.endpoint=http://127.0.0.1:0",
            "s3proxy.authorization=aws-v2-or-v4",
            "s3proxy.identity=" + ACCESS_KEY,
            "s3proxy.credential=" + SECRET_KEY,
            "jclouds.provider=filesystem",
            "jclouds.filesystem.basedir=" + buckets));
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
    return new S3Server(process, buckets, URI.create("http://127.0.0.1:" + port));
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

  public void createBucket(String name) throws IOException {
    Files.createDirectory(buckets.resolve(name));
  }

  /** Where a bucket is: the files below are its objects. */
  public Path bucket(String name) {
    return buckets.resolve(name);
  }

  /** Paths of the objects of a bucket, without markers of directories. */
  public List<String> objects(String bucket) throws IOException {
    Path root = bucket(bucket);
    try (Stream<Path> tree = Files.walk(root)) {
      return tree.filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
