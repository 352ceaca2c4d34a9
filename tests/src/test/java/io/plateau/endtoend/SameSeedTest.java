package io.plateau.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.artifact.PromptArtifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class SameSeedTest {

  @TempDir private Path directory;

  private byte[] learned(String name, String... settings) throws IOException {
    Path out = directory.resolve(name);
    assertThat(PreparedTask.train(out, settings).err()).isEmpty();
    return Files.readAllBytes(out.resolve(PromptArtifact.LEARNED));
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    assertThat(learned("one", "steps=10", "seed=7", "threads=1"))
        .isEqualTo(learned("two", "steps=10", "seed=7", "threads=1"));
  }

  @Test
  void anotherSeedGivesOthers() throws IOException {
    assertThat(learned("one", "steps=3", "seed=7", "threads=1"))
        .isNotEqualTo(learned("two", "steps=3", "seed=8", "threads=1"));
  }

  @Test
  void howOftenIsSavedChangesNothing() throws IOException {
    assertThat(learned("one", "steps=5", "checkpoint-every=1", "threads=1"))
        .isEqualTo(learned("two", "steps=5", "checkpoint-every=0", "threads=1"));
  }
}
