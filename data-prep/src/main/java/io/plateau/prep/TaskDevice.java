package io.plateau.prep;

import ai.djl.Device;
import org.apache.spark.TaskContext;
import org.apache.spark.resource.ResourceInformation;
import org.jspecify.annotations.Nullable;

/** The device that Spark gave to the running task. */
final class TaskDevice {

  private TaskDevice() {}

  /**
   * The task's GPU where Spark assigned one ({@code spark.task.resource.gpu.amount}), or the CPU.
   */
  static Device current() {
    TaskContext task = TaskContext.get();
    @Nullable ResourceInformation gpu = task == null ? null : task.resourcesJMap().get("gpu");
    return gpu == null ? Device.cpu() : Device.gpu(Integer.parseInt(gpu.addresses()[0]));
  }
}
