package io.plateau.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassNamesOptionTest {

  @TempDir private Path directory;

  @Test
  void readsAFileByWhateverPath() throws IOException {
    Path file = Files.writeString(directory.resolve("names.txt"), "cat\ndog\n");
    Configuration configuration = new Configuration();
    assertThat(ClassNamesOption.read(file.toString(), configuration)).containsExactly("cat", "dog");
    assertThat(ClassNamesOption.read(file.toUri().toString(), configuration)).hasSize(2);
  }

  @Test
  void readsAFileOfTheWorkingDirectory() throws IOException {
    Path bare = Files.createTempFile(Path.of("").toAbsolutePath(), "names", ".txt");
    try {
      Files.writeString(bare, "cat\n");
      assertThat(ClassNamesOption.read(bare.getFileName().toString(), new Configuration()))
          .containsExactly("cat");
    } finally {
      Files.delete(bare);
    }
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatIOException()
        .isThrownBy(() -> ClassNamesOption.read("no-such-names.txt", new Configuration()))
        .withMessage(
            "Cannot read the class names of no-such-names.txt: there is no such file. Check --classes.");
  }
}
