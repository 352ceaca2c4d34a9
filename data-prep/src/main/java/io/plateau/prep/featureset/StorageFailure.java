package io.plateau.prep.featureset;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.util.Optional;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.util.VersionInfo;

/**
 * Says in a sentence what the clients of object stores say in a page. Their own kinds of exception
 * are told by name, since Plateau runs with either line of their library, or none.
 */
final class StorageFailure {

  private static final String ENDPOINT =
      "Check fs.s3a.endpoint, fs.s3a.endpoint.region and the network.";

  private StorageFailure() {}

  /** The sentence, where the place as such is the trouble: not a missing file, not a hiccup. */
  static Optional<StorageException> explain(Object place, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Optional<String> why = why(cause);
      if (why.isPresent()) {
        return Optional.of(
            new StorageException("Cannot use %s: %s".formatted(place, why.get()), failure));
      }
    }
    return Optional.empty();
  }

  /** The failure as a sentence, or as it is. */
  static IOException explained(Object place, IOException failure) {
    Optional<StorageException> explained = explain(place, failure);
    return explained.isPresent() ? explained.get() : failure;
  }

  private static Optional<String> why(Throwable cause) {
    String kind = cause.getClass().getSimpleName();
    if (kind.equals("NoAuthWithAWSException")
        || kind.equals("NoAwsCredentialsException")
        || isWithoutCredentials(cause)) {
      return Optional.of(
          "no credentials were found. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or fs.s3a.aws.credentials.provider for a profile; see docs/storage.md.");
    }
    if (cause instanceof AccessDeniedException) {
      return Optional.of(
          "access is denied (HTTP 401 or 403). Check whose credentials these are, and that they may list, read and write there.");
    }
    if (kind.equals("UnknownStoreException") || kind.equals("NoSuchBucketException")) {
      return Optional.of("there is no such bucket. Check its name and fs.s3a.endpoint.");
    }
    if (kind.equals("AWSRedirectException")) {
      return Optional.of("the bucket is in another region. Set fs.s3a.endpoint.region to it.");
    }
    if (cause instanceof UnknownHostException) {
      return Optional.of(
          "the endpoint has no address (%s). %s".formatted(cause.getMessage(), ENDPOINT));
    }
    if (cause instanceof ConnectException
        || cause instanceof NoRouteToHostException
        || cause instanceof SocketTimeoutException) {
      return Optional.of(
          "the endpoint does not answer (%s). %s".formatted(cause.getMessage(), ENDPOINT));
    }
    if (cause instanceof ClassNotFoundException || cause instanceof NoClassDefFoundError) {
      return Optional.of(
          "a class of its client is missing (%s). For s3a, add hadoop-aws %s as docs/storage.md says."
              .formatted(cause.getMessage(), VersionInfo.getVersion()));
    }
    if (cause instanceof UnsupportedFileSystemException) {
      return Optional.of(
          "Hadoop has no file system of that scheme. Use file, hdfs or s3a (not s3).");
    }
    return Optional.empty();
  }

  /** S3A turns the lack of credentials into a refusal by nobody. */
  private static boolean isWithoutCredentials(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    return cause instanceof AccessDeniedException
        && (message.contains("No AWS Credentials provided")
            || message.contains("Unable to load AWS credentials")
            || message.contains("Unable to load credentials"));
  }
}
