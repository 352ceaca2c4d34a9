package io.plateau.image;

import io.plateau.image.ImageException.Reason;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import org.jspecify.annotations.Nullable;

/**
 * Hears that a JPEG reader made pixels up. It fills what is missing with grey and says so in a
 * warning only; other warnings (stray bytes between segments, a bad colour profile) leave every
 * pixel as it is.
 */
final class JpegWarnings implements IIOReadWarningListener {

  private @Nullable String truncation;
  private @Nullable String corruption;

  @Override
  public void warningOccurred(ImageReader source, String warning) {
    if (warning.contains("Missing EOI") || warning.contains("premature end")) {
      truncation = warning;
    } else if (warning.contains("bad Huffman code")) {
      corruption = warning;
    }
  }

  boolean reportTruncation() {
    return truncation != null;
  }

  void throwIfPixelsAreMissing() throws ImageException {
    if (truncation != null) {
      throw new ImageException(
          Reason.TRUNCATED, "Cannot decode the JPEG: it ends before its last pixel: " + truncation);
    }
    if (corruption != null) {
      throw new ImageException(Reason.CORRUPT, "Cannot decode the JPEG: " + corruption);
    }
  }
}
