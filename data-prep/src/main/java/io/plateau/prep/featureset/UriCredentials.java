package io.plateau.prep.featureset;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Credentials within URIs, such as {@code s3a://key:secret@bucket/path}. Whatever takes a URI also
 * writes it: into logs, manifests and errors. So they are refused where they come in.
 */
public final class UriCredentials {

  private static final Pattern URI = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*)://(\\S*)");

  /** Here the authority is a bucket, which has neither {@code :} nor {@code @} in its name. */
  private static final Set<String> BUCKETS = Set.of("s3", "s3a", "s3n");

  private static final String HIDDEN = "***";

  private UriCredentials() {}

  /** Whether a text holds a URI with credentials. */
  public static boolean areIn(String text) {
    return URI.matcher(text).results().anyMatch(uri -> areIn(uri.group(1), uri.group(2)));
  }

  /** The text with {@code ***} in place of the credentials of its URIs. */
  public static String hide(String text) {
    return URI.matcher(text)
        .replaceAll(
            uri ->
                Matcher.quoteReplacement(
                    areIn(uri.group(1), uri.group(2))
                        ? uri.group(1) + "://" + HIDDEN + afterCredentials(uri.group(2))
                        : uri.group()));
  }

  /**
   * Refuses a URI with credentials.
   *
   * @throws StorageException which does not repeat them
   */
  static void refuse(String uri) throws StorageException {
    if (areIn(uri)) {
      throw new StorageException(refusal(uri));
    }
  }

  /** What to say of a text with credentials, without repeating them. */
  public static String refusal(String text) {
    return "Cannot use %s: it has credentials in it, which would end up in logs and manifests. Leave them out, and set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY or what else docs/storage.md names."
        .formatted(hide(text));
  }

  private static boolean areIn(String scheme, String rest) {
    String authority = rest.replaceFirst("[/?#].*", "");
    return BUCKETS.contains(scheme)
        ? authority.contains(":") || authority.contains("@")
        : authority.matches(".*:.*@.*");
  }

  /** A secret key may hold slashes; without an {@code @} nobody knows where it ends. */
  private static String afterCredentials(String rest) {
    int end = rest.lastIndexOf('@');
    return end < 0 ? "" : rest.substring(end);
  }
}
