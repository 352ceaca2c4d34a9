package io.plateau.s3;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

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

  /** Starts both; the server's log lies in {@code directory}. */
  public static S3Store start(java.nio.file.Path directory) throws IOException {
    S3Server server = S3Server.start(directory);
    return new S3Store(server, FaultyProxy.before(server));
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

  /** Paths of the objects of a bucket, sorted, without markers of directories. */
  public List<String> objects(String bucket) throws IOException {
    Path root = new Path("s3a://" + bucket + "/");
    List<String> found = new ArrayList<>();
    RemoteIterator<LocatedFileStatus> files =
        root.getFileSystem(configuration()).listFiles(root, true);
    while (files.hasNext()) {
      found.add(files.next().getPath().toUri().getPath().substring(1));
    }
    return found.stream().sorted().toList();
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
    // As Plateau's commands have it.
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
