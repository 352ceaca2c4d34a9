package io.plateau.prep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import io.plateau.clip.Torch;
import org.apache.spark.resource.ResourceInformation;
import org.junit.jupiter.api.Test;

class TaskDeviceTest {

  private static ResourceInformation gpu(String address) {
    return new ResourceInformation("gpu", new String[] {address});
  }

  @Test
  void withoutAGpuItIsTheCpu() throws PrepareException {
    assertThat(TaskDevice.current()).isEqualTo(Device.cpu());
    assertThat(TaskDevice.of(null)).isEqualTo(Device.cpu());
  }

  @Test
  void aGpuIsNeverReplacedByTheCpuInSilence() {
    Torch.initialise();
    assumeFalse(
        Engine.getEngine(Torch.ENGINE).hasCapability(StandardCapabilities.CUDA),
        "SKIPPED: this PyTorch can use GPUs.");
    assertThatExceptionOfType(PrepareException.class)
        .isThrownBy(() -> TaskDevice.of(gpu("0")))
        .withMessageStartingWith(
            "Cannot run on GPU 0, which Spark gave to this task: PyTorch here is built for CPUs.")
        .withMessageContaining("spark.executorEnv.PYTORCH_LIBRARY_PATH");
  }

  @Test
  void aGpuIsNamedByItsIndex() {
    assertThatExceptionOfType(PrepareException.class)
        .isThrownBy(() -> TaskDevice.of(gpu("GPU-8a56")))
        .withMessage(
            "Cannot run on GPU GPU-8a56, which Spark gave to this task: its address is not the index that PyTorch counts by. Use conf/discover-gpus.sh as spark.executor.resource.gpu.discoveryScript.");
  }
}
