package io.plateau.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import io.plateau.jobs.CommandRun;
import io.plateau.tensor.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbedTest {

  @TempDir private Path directory;

  private Safetensors embed(String kind, Path input) throws IOException {
    Path out = directory.resolve("out.safetensors");
    CommandRun.done(
        "embed", "--model", "embedded", kind, input.toString(), "--out", out.toString());
    return Safetensors.open(out);
  }

  private static List<?> ids(Safetensors file) {
    return new Gson().fromJson(file.metadata().get("ids"), List.class);
  }

  @Test
  void embedsEveryLineOfATextFile() throws IOException {
    Path texts = Files.writeString(directory.resolve("t.txt"), "a red star\nein grüner Ring\n");
    Safetensors file = embed("--texts", texts);
    assertThat(file.names()).containsExactly("embeddings");
    assertThat(file.tensor("embeddings").shape()).startsWith(2).hasSize(2);
    assertThat(ids(file)).isEqualTo(List.of("a red star", "ein grüner Ring"));
    assertThat(file.metadata().get("model")).matches("[0-9a-f]{64}");
  }

  @Test
  void embedsEveryImageOfAFolder() throws IOException {
    Path images = directory.resolve("images");
    DrawnTask.write(directory.resolve("task"));
    try (var folders = Files.list(directory.resolve("task/test"))) {
      Path one = folders.sorted().findFirst().orElseThrow();
      Files.move(one, Files.createDirectories(images).resolve("star"));
    }
    Safetensors file = embed("--images", images);
    assertThat(file.tensor("embeddings").shape()).startsWith(DrawnTask.TEST_PER_CLASS);
    assertThat(ids(file))
        .isEqualTo(List.of("star/000.png", "star/001.png", "star/002.png", "star/003.png"));
  }

  @Test
  void aMissingFileIsAFailure() {
    CommandRun run =
        CommandRun.of(
            "embed", "--model", "embedded", "--texts", directory + "/none.txt", "--out", "x");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("Cannot read " + directory + "/none.txt: there is no such");
  }

  @Test
  void oneOfTextsAndImagesIsAsked() {
    CommandRun run = CommandRun.of("embed", "--model", "embedded", "--out", "x");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--texts=FILE", "--images=DIR");
  }
}
