package io.plateau.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import org.junit.jupiter.api.Test;

class MetricTest {

  @Test
  void refusesNaN() {
    assertThatThrownBy(() -> Metric.of(Double.NaN)).hasMessage("number: NaN (expected: finite)");
  }

  @Test
  void anUndefinedMetricSaysWhyWhenUsed() {
    assertThatThrownBy(() -> Metric.undefined("there are no rows").orElseThrow())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot use a metric without a value: there are no rows");
  }

  @Test
  void jsonHasEitherTheNumberOrTheReason() {
    assertThat(new Gson().toJson(Metric.of(0.5))).isEqualTo("{\"number\":0.5}");
    assertThat(new Gson().toJson(Metric.undefined("no rows")))
        .isEqualTo("{\"undefined\":\"no rows\"}");
  }
}
