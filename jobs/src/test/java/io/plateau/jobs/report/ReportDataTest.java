package io.plateau.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportDataTest {

  @Test
  void aReportNeedsARun() {
    assertThatThrownBy(() -> ReportData.builder("t", "i").build())
        .hasMessage("runs: none (expected: at least one)");
  }

  @Test
  void aMethodIsComparedWithAnother() {
    assertThatThrownBy(() -> ReportData.builder("t", "i").compare("a", "a"))
        .hasMessage("reference: a (expected: another method than the subject)");
  }

  @Test
  void aSampleCarriesItsImage() {
    assertThatThrownBy(() -> new SampleImage("http://example.org/a.png", "star", List.of()))
        .hasMessage("dataUri: http://example.org/a.png (expected: data:image/...)");
    assertThat(SampleImage.png(new byte[] {1, 2, 3}, "star", List.of()).dataUri())
        .isEqualTo("data:image/png;base64,AQID");
  }

  @Test
  void aRadiusIsPositive() {
    assertThatThrownBy(() -> new RhoPoint("SAM", 0, 1, .5, .5))
        .hasMessage("rho: 0.0 (expected: finite and > 0)");
  }

  @Test
  void anAccuracyIsAFraction() {
    assertThatThrownBy(() -> new RhoPoint("SAM", .1, 1, 54.2, .5))
        .hasMessage("base: 54.2 (expected: 0 to 1)");
  }

  @Test
  void hIsUndefinedWithoutNewClasses() {
    MethodRun run = MethodRun.seeded("CoOp", 1).with(Part.BASE, SyntheticReport.scores(.5));

    assertThat(run.h().undefined()).isEqualTo("the new accuracy is undefined: not measured");
  }
}
