package io.plateau.s3;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The head of a request.
 *
 * @param target path and query
 * @param headers by their names in lower case
 */
public record S3Request(String method, String target, Map<String, String> headers) {

  static S3Request parse(String head) {
    String[] lines = head.split("\r\n", -1);
    String[] first = lines[0].split(" ", -1);
    Map<String, String> headers = new TreeMap<>();
    for (int i = 1; i < lines.length && !lines[i].isEmpty(); i++) {
      int colon = lines[i].indexOf(':');
      headers.put(
          lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
          lines[i].substring(colon + 1).strip());
    }
    return new S3Request(first[0], first[1], headers);
  }

  public boolean isPut() {
    return method.equals("PUT");
  }

  public boolean isGet() {
    return method.equals("GET");
  }

  /** Whether the target has this in it. */
  public boolean names(String part) {
    return target.contains(part);
  }

  /** How an object is renamed on S3. */
  public boolean isCopy() {
    return headers.containsKey("x-amz-copy-source");
  }

  long bodyBytes() {
    if (headers.containsKey("transfer-encoding")) {
      throw new IllegalStateException("Cannot forward " + this + ": its body has no length.");
    }
    return Optional.ofNullable(headers.get("content-length")).map(Long::parseLong).orElse(0L);
  }

  /** Whether the body comes only when the server has asked for it. */
  boolean waitsToBeAsked() {
    return headers.getOrDefault("expect", "").equalsIgnoreCase("100-continue");
  }

  @Override
  public String toString() {
    return method + " " + target;
  }
}
