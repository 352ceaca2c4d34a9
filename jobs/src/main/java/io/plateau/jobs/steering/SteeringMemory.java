package io.plateau.jobs.steering;

import ai.djl.Device;
import com.sun.management.OperatingSystemMXBean;
import io.plateau.steering.SteeringShape;
import io.plateau.steering.StepMemory;
import io.plateau.steering.StepMemory.Room;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Where the workers of an application have their memory: tables of tokens on the heap, steps beside
 * it.
 */
final class SteeringMemory {

  /** Of a heap: the rest is for Spark, reading and garbage. */
  private static final double USABLE = 0.8;

  private static final String EXECUTOR_MEMORY = "spark.executor.memory";
  private static final String OVERHEAD = "spark.executor.memoryOverhead";
  private static final String GPUS = "spark.executor.resource.gpu.amount";

  private SteeringMemory() {}

  /** The heap of a worker. */
  static Room heap(JavaSparkContext spark) {
    return spark.isLocal()
        ? new Room(
            "this process's heap",
            (long) (USABLE * Runtime.getRuntime().maxMemory()),
            "PLATEAU_HEAP (spark.driver.memory)")
        : new Room(
            "an executor's heap",
            (long) (USABLE * spark.getConf().getSizeAsBytes(EXECUTOR_MEMORY, "1g")),
            EXECUTOR_MEMORY);
  }

  /**
   * What a worker computes in, where the driver knows its size: not on an executor's GPU, which the
   * executor asks itself, and not where nobody limits an executor beside its heap.
   */
  static Optional<Room> device(JavaSparkContext spark) {
    SparkConf conf = spark.getConf();
    if (spark.isLocal()) {
      long machine =
          ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
      return Optional.of(
          new Room(
              "memory beside the heap",
              machine - Runtime.getRuntime().totalMemory(),
              "the machine's memory"));
    }
    if (conf.getInt(GPUS, 0) > 0 || !conf.contains(OVERHEAD)) {
      return Optional.empty();
    }
    return Optional.of(
        new Room(
            "an executor's memory beside its heap",
            conf.getSizeAsBytes(OVERHEAD, "384m"),
            OVERHEAD));
  }

  /**
   * What is free of a GPU, as its executor sees it; none where the device is a CPU.
   *
   * @param usage of the memory of a GPU, bytes
   */
  static Optional<Room> gpu(Device device, Function<Device, MemoryUsage> usage) {
    if (!device.isGpu()) {
      return Optional.empty();
    }
    MemoryUsage memory = usage.apply(device);
    return Optional.of(
        new Room(
            "the memory of %s".formatted(device),
            memory.getMax() - memory.getCommitted(),
            "the GPU's memory"));
  }

  /**
   * Refuses what does not fit, before anything is read.
   *
   * @param rows of tokens that every worker keeps
   */
  static void require(JavaSparkContext spark, StepMemory memory, SteeringShape shape, int rows) {
    memory.requireHeap(shape, rows, heap(spark));
    device(spark).ifPresent(memory::requireDevice);
  }
}
