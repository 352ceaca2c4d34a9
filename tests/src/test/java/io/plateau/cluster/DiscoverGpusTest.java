package io.plateau.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.spark.resource.ResourceInformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code conf/discover-gpus.sh} tells Spark. */
class DiscoverGpusTest {

  static final Path SCRIPT = Path.of("../conf/discover-gpus.sh").toAbsolutePath().normalize();

  @TempDir private Path directory;

  private record Result(int exitCode, String out, String err) {}

  private static Result discover(String path) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", SCRIPT.toString());
    builder.environment().put("PATH", path);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), out, err);
  }

  @Test
  void sparkReadsTheIndicesOfAllGpus() throws Exception {
    Result result = discover(NvidiaSmi.of(directory, "0", "1", "2").path());
    assertThat(result.err()).isEmpty();
    assertThat(result.out().strip())
        .isEqualTo("{\"name\": \"gpu\", \"addresses\": [\"0\", \"1\", \"2\"]}");
    ResourceInformation gpus = ResourceInformation.parseJson(result.out());
    assertThat(gpus.name()).isEqualTo("gpu");
    assertThat(gpus.addresses()).containsExactly("0", "1", "2");
  }

  @Test
  void withoutTheToolItSaysSo() throws Exception {
    Result result = discover(directory.toString());
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("Cannot list GPUs: there is no nvidia-smi on the PATH.");
  }

  @Test
  void whatTheToolSaysOfAFailureIsPassedOn() throws Exception {
    Result result =
        discover(NvidiaSmi.saying(directory, "echo 'Failed to initialize NVML'; exit 9").path());
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .isEqualTo(
            "Cannot list GPUs: nvidia-smi failed: Failed to initialize NVML. Check NVIDIA's driver.\n");
  }

  @Test
  void aMachineWithoutGpusIsNoneOfOurs() throws Exception {
    Result result = discover(NvidiaSmi.saying(directory, "exit 0").path());
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).startsWith("Cannot list GPUs: nvidia-smi knows of none.");
  }
}
