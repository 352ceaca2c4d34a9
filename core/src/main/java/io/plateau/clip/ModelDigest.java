package io.plateau.clip;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Tells models apart by what they are made of, wherever they lie. */
final class ModelDigest {

  private static final int BUFFER = 1 << 20;

  private ModelDigest() {}

  static String of(Path directory, Checkpoint checkpoint) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String name : List.of("config.json", "tokenizer.json", "preprocessor_config.json")) {
      Path file = directory.resolve(name);
      if (Files.exists(file)) {
        files.add(file);
      }
    }
    files.addAll(checkpoint.files());
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER];
    for (Path file : files) {
      digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
      try (InputStream in = Files.newInputStream(file)) {
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          digest.update(buffer, 0, read);
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
