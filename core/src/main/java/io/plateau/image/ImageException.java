package io.plateau.image;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An image that cannot be used, and why. */
public final class ImageException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with the image; these names stand in quarantine tables. */
  public enum Reason {
    /** There are no bytes. */
    EMPTY,
    /** The bytes are of no known image format. */
    NOT_AN_IMAGE,
    /** The image ends before its last pixel. */
    TRUNCATED,
    /** The image contradicts its own format. */
    CORRUPT,
    /** The image has more pixels than the limit. */
    TOO_LARGE,
    /** An image, but of a format or colour space that is not read. */
    UNSUPPORTED
  }

  private final Reason reason;

  ImageException(Reason reason, String message) {
    this(reason, message, null);
  }

  ImageException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
