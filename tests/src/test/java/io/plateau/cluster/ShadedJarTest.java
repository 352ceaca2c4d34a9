package io.plateau.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plateau.endtoend.PreparedTask;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that is submitted, with nothing beside it but Spark and the native PyTorch. */
@Tag("cluster")
class ShadedJarTest {

  private static final Path JAR = Path.of(System.getProperty("plateau.jar", "absent.jar"));
  private static final String PROMPT = "adapter_model.safetensors";

  @TempDir private Path directory;

  @Test
  void learnsTheBytesThatItsClassesLearn() throws IOException {
    assumeTrue(Files.exists(JAR), "SKIPPED: there is no %s. Run verify, not test.".formatted(JAR));
    Path expected = directory.resolve("classes");
    assertThat(PreparedTask.train(expected, "steps=3", "threads=1").exitCode()).isZero();
    Path found = directory.resolve("jar");
    List<String> args =
        List.of(
            "train",
            "--features=" + PreparedTask.features(),
            "--model=embedded",
            "--out=" + found,
            "--set=steps=3",
            "--set=threads=1");

    try (PlateauProcess plateau =
        PlateauProcess.start(directory.resolve("log"), Map.of(), classpath(), args)) {
      assertThat(plateau.exitCode()).as(plateau.log()).isZero();
    }

    assertThat(found.resolve(PROMPT))
        .hasBinaryContent(Files.readAllBytes(expected.resolve(PROMPT)));
  }

  private static String classpath() throws IOException {
    Path spark = Path.of(System.getProperty("plateau.spark.classpath", "absent.txt"));
    Path natives = JAR.resolveSibling("natives").resolve("*");
    return String.join(
        File.pathSeparator, JAR.toString(), natives.toString(), Files.readString(spark));
  }
}
