package io.plateau.prep.featureset;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Opens the file systems of URIs, or says in one sentence why one cannot be used. */
public final class StorageAccess {

  private static final String S3A = "s3a";

  /**
   * For the first request to a bucket alone. S3A goes on trying for many minutes, which is right in
   * the middle of a long job, and wrong for a misspelt endpoint at its start. With these, what does
   * not answer has been given up after a minute.
   */
  private static final Map<String, String> IMPATIENT =
      Map.of(
          "fs.s3a.attempts.maximum", "1", // after the first
          "fs.s3a.retry.limit", "0",
          "fs.s3a.retry.throttle.limit", "0",
          "fs.s3a.connection.establish.timeout", "5000",
          "fs.s3a.connection.timeout", "10000");

  /** Buckets, and where they are, that have answered this JVM. */
  private static final Set<String> ANSWERED = ConcurrentHashMap.newKeySet();

  private StorageAccess() {}

  /**
   * The file system of a URI; of a path without scheme, the default one.
   *
   * @throws StorageException if the URI has credentials in it, or nothing there answers, or it does
   *     not let us in
   */
  public static FileSystem fileSystem(String uri, Configuration configuration) throws IOException {
    UriCredentials.refuse(uri);
    Path path = new Path(uri);
    if (S3A.equals(path.toUri().getScheme())) {
      if (path.toUri().getHost() == null) {
        throw new StorageException(
            "Cannot use %s: it names no bucket that S3A can use. Write s3a://BUCKET/PATH, with a BUCKET of lower-case letters, digits, hyphens and dots."
                .formatted(uri));
      }
      knock(path, configuration);
    }
    try {
      return path.getFileSystem(configuration);
    } catch (IOException | RuntimeException | NoClassDefFoundError e) {
      Optional<StorageException> explained = StorageFailure.explain(uri, e);
      if (explained.isPresent()) {
        throw explained.get();
      }
      throw e;
    }
  }

  private static void knock(Path path, Configuration configuration) throws IOException {
    String bucket =
        path.toUri().getAuthority() + " at " + configuration.get("fs.s3a.endpoint", "its default");
    if (ANSWERED.contains(bucket)) {
      return;
    }
    Configuration impatient = new Configuration(configuration);
    IMPATIENT.forEach(impatient::set);
    try (FileSystem files = FileSystem.newInstance(path.toUri(), impatient)) {
      files.getFileStatus(path);
    } catch (FileNotFoundException e) {
      // The bucket answers: there is nothing of that name in it yet.
    } catch (IOException | RuntimeException | NoClassDefFoundError e) {
      Optional<StorageException> explained = StorageFailure.explain(path, e);
      if (explained.isPresent()) {
        throw explained.get();
      }
      // A store that is busy answers, too; who comes next has more patience.
    }
    ANSWERED.add(bucket);
  }
}
