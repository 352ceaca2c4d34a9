package io.plateau.prep;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import io.plateau.clip.Torch;
import org.apache.spark.TaskContext;
import org.apache.spark.resource.ResourceInformation;
import org.jspecify.annotations.Nullable;

/** The device that Spark gave to the running task. */
final class TaskDevice {

  private TaskDevice() {}

  /**
   * The task's GPU where Spark assigned one ({@code spark.task.resource.gpu.amount}), or the CPU.
   *
   * @throws PrepareException when it is one that PyTorch cannot use here: a task that was given a
   *     GPU does not run on the CPU in silence
   */
  static Device current() throws PrepareException {
    TaskContext task = TaskContext.get();
    return task == null ? Device.cpu() : of(task.resourcesJMap().get("gpu"));
  }

  static Device of(@Nullable ResourceInformation gpu) throws PrepareException {
    if (gpu == null) {
      return Device.cpu();
    }
    String address = gpu.addresses()[0];
    if (!address.matches("\\d+")) {
      throw new PrepareException(
          "Cannot run on GPU %s, which Spark gave to this task: its address is not the index that PyTorch counts by. Use conf/discover-gpus.sh as spark.executor.resource.gpu.discoveryScript."
              .formatted(address));
    }
    Torch.initialise();
    if (!Engine.getEngine(Torch.ENGINE).hasCapability(StandardCapabilities.CUDA)) {
      throw new PrepareException(
          "Cannot run on GPU %s, which Spark gave to this task: PyTorch here is built for CPUs. Set spark.executorEnv.PYTORCH_LIBRARY_PATH to a CUDA build (see conf/gpu.properties), or drop spark.task.resource.gpu.amount."
              .formatted(address));
    }
    return Device.gpu(Integer.parseInt(address));
  }
}
