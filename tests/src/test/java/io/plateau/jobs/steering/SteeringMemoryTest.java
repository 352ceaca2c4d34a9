package io.plateau.jobs.steering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.Device;
import io.plateau.clip.Activation;
import io.plateau.clip.ClipConfig;
import io.plateau.clip.TokenShape;
import io.plateau.clip.TransformerConfig;
import io.plateau.steering.SteeringMethod;
import io.plateau.steering.SteeringShape;
import io.plateau.steering.StepMemory;
import java.lang.management.MemoryUsage;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SteeringMemoryTest {

  private static final ClipConfig VIT_B16 =
      new ClipConfig(
          new ClipConfig.Text(
              new TransformerConfig(512, 12, 8, 2048, Activation.QUICK_GELU, 1e-5f),
              49408,
              77,
              49407),
          new ClipConfig.Vision(
              new TransformerConfig(768, 12, 12, 3072, Activation.QUICK_GELU, 1e-5f), 224, 16, 3),
          512);
  private static final SteeringShape SHAPE =
      SteeringShape.of(TokenShape.of(VIT_B16.vision(), 4), SteeringMethod.TOAST, 10);

  private static JavaSparkContext spark;

  @BeforeAll
  static void open() {
    spark =
        new JavaSparkContext(
            new SparkConf()
                .setMaster("local[1]")
                .setAppName("memory")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1"));
  }

  @AfterAll
  static void close() {
    spark.close();
  }

  /** A million images of 605 kB, in whatever heap tests have. */
  @Test
  void tokensThatDoNotFitIntoTheHeapAreRefusedWithTheSetting() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                SteeringMemory.require(spark, StepMemory.of(VIT_B16, SHAPE, 32), SHAPE, 1_000_000))
        .withMessageStartingWith(
            "Cannot train here: 1000000 images take 577148 MB of this process's heap and a step about ")
        .withMessageEndingWith(
            " MB. Raise PLATEAU_HEAP (spark.driver.memory), or learn from fewer shots or views.");
  }

  @Test
  void stepsThatDoNotFitBesideItAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                StepMemory.of(VIT_B16, SHAPE, 1_000_000)
                    .requireDevice(SteeringMemory.device(spark).orElseThrow()))
        .withMessageContaining(" MB of memory beside the heap, and there are ")
        .withMessageEndingWith(
            "Raise the machine's memory, lower batch-size, or prepare tokens of fewer late layers.");
    assertThat(SteeringMemory.heap(spark).bytes()).isLessThan(Runtime.getRuntime().maxMemory());
  }

  /** Of 24 GB, 23.5 GB are taken. */
  @Test
  void stepsThatDoNotFitIntoWhatIsFreeOfTheGpuAreRefused() {
    MemoryUsage nearlyFull = new MemoryUsage(-1, 23_552L << 20, 23_552L << 20, 24_064L << 20);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                StepMemory.of(VIT_B16, SHAPE, 256)
                    .requireDevice(
                        SteeringMemory.gpu(Device.gpu(1), gpu -> nearlyFull).orElseThrow()))
        .withMessageContaining(" MB of the memory of gpu(1), and there are 512 MB.");
  }

  @Test
  void nobodyAsksWhatIsFreeOfAGpuWhereThereIsNone() {
    assertThat(
            SteeringMemory.gpu(
                Device.cpu(),
                device -> {
                  throw new AssertionError(device);
                }))
        .isEmpty();
  }
}
