package io.plateau.prep.source;

import io.plateau.prep.featureset.Digests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 over texts, each with its length, so that no two lists of texts run together. */
final class UnitDigest {

  private UnitDigest() {}

  static String of(String... texts) {
    return of(List.of(texts));
  }

  static String of(List<String> texts) {
    MessageDigest digest = Digests.sha256();
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
