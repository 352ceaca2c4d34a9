package io.plateau.jobs.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectJobTest {

  @TempDir private Path directory;

  private final StringWriter out = new StringWriter();

  /** A box is whole when its marker is not empty. */
  private static final class Box implements DirectoryKind {

    @Override
    public String name() {
      return "box";
    }

    @Override
    public String marker() {
      return "box.txt";
    }

    @Override
    public SortedMap<String, String> inspect(String box) throws IOException {
      String content = Files.readString(Path.of(box, "box.txt"));
      if (content.isEmpty()) {
        throw new IOException("Cannot open the box: it is empty.");
      }
      return new TreeMap<>(Map.of("content", content, "colour", "red"));
    }
  }

  private void inspect() throws IOException {
    new InspectJob(List.of(new ModelDirectory(), new Box()), new PrintWriter(out))
        .run(new InspectArguments(directory.toString()));
  }

  @Test
  void saysWhatItIsAndThatItIsWhole() throws IOException {
    Files.writeString(directory.resolve("box.txt"), "pears");
    inspect();
    assertThat(out.toString())
        .isEqualToNormalizingNewlines(
            """
            %s is a box.
              colour   red
              content  pears
            It is whole.
            """
                .formatted(directory));
  }

  @Test
  void saysWhatItIsBeforeWhatIsWrongWithIt() throws IOException {
    Files.createFile(directory.resolve("box.txt"));
    assertThatIOException()
        .isThrownBy(this::inspect)
        .withMessage("Cannot open the box: it is empty.");
    assertThat(out.toString()).isEqualToNormalizingNewlines("%s is a box.\n".formatted(directory));
  }

  @Test
  void namesWhatIsMissingInADirectoryOfNoKind() {
    assertThatIOException()
        .isThrownBy(this::inspect)
        .withMessage(
            "Cannot say what %s is: it holds no config.json (as a model does),"
                + " no box.txt (as a box does).",
            directory);
  }

  @Test
  void aModelWithoutWeightsIsNotWhole() throws IOException {
    Files.writeString(directory.resolve("config.json"), "{\"model_type\": \"clip\"}");
    assertThatIOException()
        .isThrownBy(this::inspect)
        .withMessage(
            "Cannot load the model %s: there is neither model.safetensors"
                + " nor model.safetensors.index.json.",
            directory);
  }
}
