package io.plateau.s3;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;

/** A server behind a proxy, and what Hadoop has to know to use them. */
public final class S3Store implements AutoCloseable {

  /** S3A keeps its clients by bucket, whatever else changes: every test has a bucket of its own. */
  private static final AtomicInteger BUCKETS = new AtomicInteger();

  private final S3Server server;
  private final FaultyProxy proxy;

  private S3Store(S3Server server, FaultyProxy proxy) {
    this.server = server;
    this.proxy = proxy;
  }

  /** Starts both; the server keeps its files below {@code directory}. */
  public static S3Store start(Path directory) throws IOException {
    S3Server server = S3Server.start(directory);
    return new S3Store(server, FaultyProxy.before(server));
  }

  public S3Server server() {
    return server;
  }

  public FaultyProxy proxy() {
    return proxy;
  }

  /** Makes a bucket of a new name. */
  public String newBucket() throws IOException {
    String name = unusedBucket();
    server.createBucket(name);
    return name;
  }

  /** A name that no bucket has. */
  public static String unusedBucket() {
    return "plateau-" + BUCKETS.incrementAndGet();
  }

  /** Settings of S3A, credentials included. */
  public Map<String, String> settings() {
    Map<String, String> settings = settingsOf(proxy.endpoint());
    settings.put("fs.s3a.access.key", S3Server.ACCESS_KEY);
    settings.put("fs.s3a.secret.key", S3Server.SECRET_KEY);
    return settings;
  }

  /** Settings of S3A without credentials. */
  public static Map<String, String> settingsOf(URI endpoint) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("fs.s3a.endpoint", endpoint.toString());
    settings.put("fs.s3a.endpoint.region", "us-east-1");
    settings.put("fs.s3a.path.style.access", "true");
    // As Plateau's commands have it; the server takes seconds to find that it may not delete one.
    settings.put("fs.s3a.directory.marker.retention", "keep");
    // The server is next door and nobody else wants it: there is no point in waiting for long.
    settings.put("fs.s3a.retry.interval", "20ms");
    settings.put("fs.s3a.retry.throttle.interval", "20ms");
    return settings;
  }

  public Configuration configuration() {
    Configuration configuration = new Configuration();
    settings().forEach(configuration::set);
    return configuration;
  }

  /** The same as options of a command. */
  public List<String> options() {
    return options(settings());
  }

  /** Settings of Hadoop as options of a command. */
  public static List<String> options(Map<String, String> settings) {
    List<String> options = new ArrayList<>();
    settings.forEach(
        (key, value) -> options.addAll(List.of("--conf", "spark.hadoop." + key + "=" + value)));
    return options;
  }

  @Override
  public void close() throws IOException {
    proxy.close();
    server.close();
  }
}
