package io.plateau.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterBenchTest {

  private static ClusterArguments arguments(List<Integer> executors, List<Integer> classes) {
    return new ClusterArguments(Gpu.A100, 0.5, executors, classes, 4, 3, 50, 10);
  }

  private static List<String> rows(ClusterArguments arguments) {
    StringWriter text = new StringWriter();
    new ClusterBench(new PrintWriter(text)).run(arguments);
    return text.toString().lines().filter(line -> line.matches("\\| \\d.*")).toList();
  }

  /** 2 passes x 4017 rows x 12 layers x 48 x 512^2 flops over 156 TFLOP/s is 7.78 ms. */
  @Test
  void oneGpuExchangesNothing() {
    assertThat(rows(arguments(List.of(1), List.of(1000))).get(0).replaceAll(" +", " "))
        .startsWith("| 1000 | 1 | - | 7.78 | 0.0 | 7.8 | 1.00 |");
  }

  /** 3 ms, 6 x 50 us and 3 x 8192 x 8 floats of 10 ns are 5.27 ms; the batch is what is shared. */
  @Test
  void anExchangeCostsWhatItSends() {
    assertThat(rows(arguments(List.of(8), List.of(1000))).get(0).replaceAll(" +", " "))
        .startsWith("| 1000 | 8 | batch | 7.78 | 5.3 | 13.0 | 0.60 |");
  }

  @Test
  void classesAreSharedWhereOneGpuCannotHoldThem() {
    assertThat(rows(arguments(List.of(1, 8), List.of(100_000))))
        .satisfiesExactly(
            one -> assertThat(one).contains("(too much)"),
            eight -> assertThat(eight).contains("classes").doesNotContain("(too much)"));
  }

  @Test
  void refusesMoreThanThePublishedRate() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClusterArguments(Gpu.A100, 1.5, List.of(1), List.of(1), 4, 3, 50, 10))
        .withMessage("--share: 1.5 (expected: > 0 and <= 1)");
  }
}
