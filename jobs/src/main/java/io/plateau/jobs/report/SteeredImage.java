package io.plateau.jobs.report;

import java.util.Base64;

/**
 * A test image and what a steered tower looks at in it, each a picture of its own.
 *
 * @param label name of its true class
 * @param photo data URI of what the tower sees
 * @param first of pass 1's attention over it
 * @param second of pass 2's
 * @param similarity of cos(X, xi) over it
 * @param attention the largest weight of both passes, which is drawn in full colour
 * @param cosine the largest cosine
 */
public record SteeredImage(
    String label,
    String photo,
    String first,
    String second,
    String similarity,
    double attention,
    double cosine) {

  /** Of the bytes of PNG files. */
  public static SteeredImage png(
      String label,
      byte[] photo,
      byte[] first,
      byte[] second,
      byte[] similarity,
      double attention,
      double cosine) {
    return new SteeredImage(
        label, uri(photo), uri(first), uri(second), uri(similarity), attention, cosine);
  }

  private static String uri(byte[] png) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }
}
