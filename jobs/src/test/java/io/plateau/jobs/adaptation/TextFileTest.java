package io.plateau.jobs.adaptation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plateau.tensor.HostTensor;
import io.plateau.tensor.SafetensorsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {

  private static final List<String> NAMES = List.of("cat", "dog");

  @TempDir private Path directory;

  @Test
  void rowsAreNormalised() throws IOException {
    String file = write(Map.of("t", texts(3, 4, 0, -2)));

    assertThat(TextFile.read(file, NAMES, 2, new Configuration()).values())
        .containsExactly(0.6f, 0.8f, 0, -1);
  }

  @Test
  void refusesAnotherWidth() throws IOException {
    String file = write(Map.of("t", texts(3, 4, 0, -2)));

    assertThatThrownBy(() -> TextFile.read(file, NAMES, 3, new Configuration()))
        .hasMessage(
            "Cannot use texts %s: their shape is [2, 2] (expected: [2, 3], a row for each class in the order of the feature set, as wide as its features)."
                .formatted(file));
  }

  @Test
  void refusesATextWithoutDirection() throws IOException {
    String file = write(Map.of("t", texts(3, 4, 0, 0)));

    assertThatThrownBy(() -> TextFile.read(file, NAMES, 2, new Configuration()))
        .hasMessage(
            "Cannot use texts %s: the row of class 'dog' is all zeros or not finite. Compute it again."
                .formatted(file));
  }

  @Test
  void refusesSeveralTensors() throws IOException {
    String file = write(Map.of("t", texts(3, 4, 0, 1), "u", texts(3, 4, 0, 1)));

    assertThatThrownBy(() -> TextFile.read(file, NAMES, 2, new Configuration()))
        .hasMessage(
            "Cannot use texts %s: it has the tensors [t, u] (expected: one, [classes, width])."
                .formatted(file));
  }

  @Test
  void saysThatThereIsNoFile() {
    String file = directory.resolve("none.npy").toString();

    assertThatThrownBy(() -> TextFile.read(file, NAMES, 2, new Configuration()))
        .hasMessage("Cannot read texts %s: there is no such file.".formatted(file));
  }

  private static HostTensor texts(float... values) {
    return new HostTensor(new long[] {2, 2}, values);
  }

  private String write(Map<String, HostTensor> tensors) throws IOException {
    Path file = directory.resolve("texts.safetensors");
    Files.write(file, SafetensorsWriter.encode(tensors, Map.of()));
    return file.toString();
  }
}
