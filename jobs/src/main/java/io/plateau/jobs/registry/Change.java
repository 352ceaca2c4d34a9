package io.plateau.jobs.registry;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Who changes a registry, and why.
 *
 * @param by a name
 * @param reason a sentence, or nothing
 */
public record Change(String by, String reason) {

  /** A change by whoever runs this process. */
  public static Change byThisUser(String reason) {
    return new Change(System.getProperty("user.name", "unknown") + "@" + host(), reason);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
