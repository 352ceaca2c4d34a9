package io.plateau.jobs.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.prep.featureset.Split;
import io.plateau.synthesis.ClassSpread;
import io.plateau.synthesis.GeneratorReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuredGeneratorTest {

  private static GeneratorReport report(double real, double synthetic) {
    return new GeneratorReport(
        0.538, 0.001, 0.4, List.of(new ClassSpread("cat", 4, real, 16, synthetic)));
  }

  private static MeasuredGenerator measured(GeneratorReport report, String warning) {
    return new MeasuredGenerator(Split.VAL, 4, report.metrics(), report.classes(), warning);
  }

  @Test
  void aTenthOfTheRealVarianceIsEnough() {
    assertThat(MeasuredGenerator.collapse(report(0.5, 0.05), 1)).isEmpty();
    assertThat(MeasuredGenerator.collapse(report(0, 0), 1)).as("of single images").isEmpty();
  }

  @Test
  void lessIsACollapseThatBetaMends() {
    assertThat(MeasuredGenerator.collapse(report(0.549, 0.012), 1))
        .contains(
            "What the generator makes of a class hardly varies: variance 0.012, where real features have 0.549 (KL 0.001 nats). Its posterior has collapsed to the prior. Lower beta (it is 1), to 0.01 say.");
  }

  @Test
  void whereBetaIsSmallItTakesMoreSteps() {
    assertThat(MeasuredGenerator.collapse(report(0.5, 0.01), 0.01).orElseThrow())
        .endsWith("Take more steps: raise epochs, or lower batch-size.");
  }

  @Test
  void theLineForPeopleSaysWhatItWasMeasuredOn() {
    assertThat(measured(report(0.5, 0.25), null).summary())
        .isEqualTo(
            "reconstruction cosine 0.538, KL 0.00 nats, within-class variance 0.250 (real 0.500), accuracy of a probe on synthetic features alone 0.400; on 4 val images of 1 classes");
  }

  @Test
  void theFileIsReadBack() {
    MeasuredGenerator good = measured(report(0.5, 0.25), null);
    MeasuredGenerator collapsed = measured(report(0.5, 0.01), "Lower beta.");

    assertThat(MeasuredGenerator.parse(good.toJson())).isEqualTo(good);
    assertThat(MeasuredGenerator.parse(collapsed.toJson())).isEqualTo(collapsed);
    assertThat(collapsed.toJson())
        .contains("\"measured_on\": \"val\"", "\"real_variance\": 0.5", "\"class_name\": \"cat\"");
  }
}
