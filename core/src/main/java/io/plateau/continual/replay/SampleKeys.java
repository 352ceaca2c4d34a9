package io.plateau.continual.replay;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A number in (0, 1) for every sample, which depends on a seed and its id alone. The samples with
 * the largest keys are a uniform draw without replacement; as no order of arrival comes into it,
 * every machine can draw from what it has, and the draws merge.
 */
public final class SampleKeys {

  private static final int BITS = 53;

  private SampleKeys() {}

  /** The 53 high bits of SHA-256 over the seed (8 bytes, big endian) and the id in UTF-8. */
  public static double of(long seed, String id) {
    MessageDigest sha256 = sha256();
    sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(0, seed));
    byte[] digest = sha256.digest(id.getBytes(StandardCharsets.UTF_8));
    long bits = ByteBuffer.wrap(digest).getLong() >>> (Long.SIZE - BITS);
    return (bits + 0.5) / (1L << BITS);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot hash: this Java has no SHA-256.", e);
    }
  }
}
