package io.plateau.clip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelDigestTest {

  @TempDir private Path directory;

  @BeforeEach
  void copy() throws Exception {
    GoldenClip.copy("sharded", directory);
  }

  @Test
  void isTheSameWhereverTheModelLies() throws Exception {
    assertThat(digest(directory)).isEqualTo(digest(GoldenClip.directory("sharded"))).hasSize(64);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "config.json",
        "tokenizer.json",
        "preprocessor_config.json",
        "model-00001-of-00003.safetensors",
        "model-00003-of-00003.safetensors"
      })
  void changesWithAByte(String name) throws Exception {
    String before = digest(directory);
    Checkpoint checkpoint = Checkpoint.open(directory);
    Path file = directory.resolve(name);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 2] ^= 1;
    Files.write(file, bytes);

    assertThat(ModelDigest.of(directory, checkpoint)).isNotEqualTo(before);
  }

  @Test
  void doesNotSeeWhatTheModelDoesNotUse() throws Exception {
    String before = digest(directory);
    Files.writeString(directory.resolve("README.md"), "Read me.");

    assertThat(digest(directory)).isEqualTo(before);
  }

  private static String digest(Path directory) throws Exception {
    return ModelDigest.of(directory, Checkpoint.open(directory));
  }
}
