package io.plateau.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What hadolint would look at, and what this image promises. */
class DockerfileTest {

  private static final String TEXT = Repository.text("deploy/image/Dockerfile");

  /** Instructions, each on one line. */
  private static final List<String> INSTRUCTIONS =
      Arrays.stream(
              TEXT.replaceAll("(?m)^\\s*#.*\\R", "")
                  .replaceAll("\\\\\\s*\\R\\s*", " ")
                  .split("\\R"))
          .filter(line -> !line.isBlank())
          .toList();

  private static List<String> all(String instruction) {
    return INSTRUCTIONS.stream()
        .filter(line -> line.startsWith(instruction + " "))
        .map(line -> line.substring(instruction.length() + 1))
        .toList();
  }

  /** Instructions from the one that begins a stage to the next of that kind. */
  private static List<String> stage(String name) {
    List<String> stage = new ArrayList<>();
    boolean inside = false;
    for (String line : INSTRUCTIONS) {
      inside = line.startsWith("FROM ") ? line.endsWith(" AS " + name) : inside;
      if (inside) {
        stage.add(line);
      }
    }
    return stage;
  }

  @Test
  void baseImagesArePinnedByTag() {
    List<String> stages = new ArrayList<>();
    for (String from : all("FROM")) {
      String[] words = from.split(" ", -1);
      if (!stages.contains(words[0]) && !words[0].equals("base-${VARIANT}")) {
        assertThat(words[0]).matches("[^:]+:[^:]*\\d.*").doesNotEndWith(":latest");
      }
      if (words.length == 3) {
        stages.add(words[2]);
      }
    }
    assertThat(stages).contains("base-cpu", "base-cuda");
  }

  @Test
  void sparkIsTheOneThatIsCompiledAgainst() {
    assertThat(all("ARG")).contains("SPARK_VERSION=" + PomVersion.of("spark.version"));
  }

  @Test
  void pyTorchIsTheOneThatIsCompiledAgainst() {
    String version = PomVersion.of("pytorch.version");
    assertThat(TEXT)
        .contains("PYTORCH_VERSION=" + version)
        .contains("libtorch-cxx11-abi-shared-with-deps-" + version + "%2Bcu128.zip");
  }

  @Test
  void theUserIsANumberAndNotRoot() {
    List<String> image = stage("plateau");
    String last =
        image.stream().filter(line -> line.startsWith("USER ")).reduce((a, b) -> b).orElseThrow();
    assertThat(last).isEqualTo("USER 185");
    assertThat(stage("serve")).noneMatch(line -> line.startsWith("USER "));
  }

  @Test
  void nothingIsAddedFromTheNetworkUnseen() {
    assertThat(all("ADD")).isEmpty();
    assertThat(TEXT).doesNotContainPattern("\\| (ba)?sh\\b").doesNotContain("--insecure");
  }

  @Test
  void copiesOfWhatRunsSayWhoseTheyAre() {
    assertThat(stage("plateau").stream().filter(line -> line.startsWith("COPY ")))
        .isNotEmpty()
        .allMatch(line -> line.contains("--chown=root:root"));
  }

  @Test
  void packageListsDoNotStay() {
    for (String run : all("RUN")) {
      if (run.contains("apt-get install")) {
        assertThat(run)
            .contains("apt-get update")
            .contains("--no-install-recommends")
            .contains("rm -rf /var/lib/apt/lists/*");
      }
    }
  }

  @Test
  void pipesFailWhereTheirFirstPartDoes() {
    int shell = INSTRUCTIONS.indexOf("SHELL [\"/bin/bash\", \"-euo\", \"pipefail\", \"-c\"]");
    assertThat(shell).isPositive();
    for (int at = 0; at < INSTRUCTIONS.size(); at++) {
      if (INSTRUCTIONS.get(at).startsWith("RUN ") && INSTRUCTIONS.get(at).contains(" | ")) {
        assertThat(at).isGreaterThan(shell);
      }
    }
  }

  @Test
  void nothingLooksLikeASecret() {
    assertThat(TEXT).doesNotContainPattern("(?i)(secret|password|token|access_key)\\w*=\\S");
  }

  @Test
  void itProvesThatItNeedsNoNetwork() {
    assertThat(stage("plateau"))
        .anyMatch(line -> line.startsWith("RUN --network=none ") && line.contains("plateau embed"));
  }

  @Test
  void theServiceAloneHasAHealthCheck() {
    assertThat(stage("plateau")).noneMatch(line -> line.startsWith("HEALTHCHECK "));
    assertThat(stage("serve"))
        .anyMatch(line -> line.startsWith("HEALTHCHECK ") && line.contains("/health"));
  }

  @Test
  void everyFileThatIsCopiedIsThereAndNotIgnored() {
    String ignore = Repository.text(".dockerignore");
    Matcher copied = Pattern.compile("COPY (?:--chown=\\S+ |--chmod=\\S+ )*(\\S+) /").matcher(TEXT);
    int files = 0;
    while (copied.find()) {
      String file = copied.group(1);
      assertThat(Repository.path(file)).exists();
      String root = file.startsWith("deploy/image/") ? "deploy/image" : file.split("/", 2)[0];
      assertThat(ignore.lines()).contains("!" + root);
      files++;
    }
    assertThat(files).isEqualTo(3);
  }
}
