package io.plateau.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Executors to which Spark gives GPUs that its discovery script finds. */
@Tag("cluster")
class GpuExecutorsTest {

  @TempDir private Path directory;

  @Test
  void tasksTakeTheGpuThatSparkGivesThem() throws IOException {
    assumeTrue(
        System.getenv("PYTORCH_LIBRARY_PATH") == null,
        "SKIPPED: this PyTorch may well be able to use GPUs.");
    SparkHome spark = SparkHome.create(directory.resolve("spark"));
    Map<String, String> environment = new HashMap<>(spark.environment());
    environment.put("PATH", NvidiaSmi.of(directory.resolve("bin"), "0").path());
    List<String> args = new ArrayList<>(List.of(spark.twoExecutors()));
    for (String setting :
        List.of(
            "spark.worker.resource.gpu.amount=1",
            "spark.worker.resource.gpu.discoveryScript=" + DiscoverGpusTest.SCRIPT,
            "spark.executor.resource.gpu.amount=1",
            "spark.task.resource.gpu.amount=1")) {
      args.addAll(List.of("--conf", setting));
    }
    try (TrainingProcess training =
        TrainingProcess.start(directory, "gpu", environment, args.toArray(String[]::new))) {
      assertThat(training.process().exitCode()).isEqualTo(1);
      assertThat(training.process().log())
          .contains("Exchange: resident, 2 tasks that stay for the whole run.")
          .contains(
              "Cannot go on training: a worker failed as often as Spark tries a task, at last with:"
                  + " Cannot run on GPU 0, which Spark gave to this task: PyTorch here is built for CPUs.");
    }
  }
}
