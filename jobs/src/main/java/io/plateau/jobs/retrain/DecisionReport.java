package io.plateau.jobs.retrain;

import io.plateau.jobs.config.Choice;
import io.plateau.jobs.config.EffectiveSettings;
import io.plateau.jobs.report.GatePage;
import io.plateau.jobs.report.GateReport;
import io.plateau.jobs.retrain.GateCheck.Measure;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A decision as a page. */
final class DecisionReport {

  static final String FILE_NAME = "decision.html";

  private DecisionReport() {}

  static byte[] html(Decision decision, Map<String, String> origins) {
    return GatePage.render(report(decision, origins)).getBytes(StandardCharsets.UTF_8);
  }

  private static GateReport report(Decision decision, Map<String, String> origins) {
    List<GateCheck> broken = decision.broken();
    return new GateReport(
        decision.task() + (decision.promoted() ? ": promoted" : ": held back"),
        "What was learned from %s, compared with %s on the same images."
            .formatted(decision.task(), inUse(decision)),
        decision.promoted()
            ? "Promoted: all %d checks hold.".formatted(decision.checks().size())
            : "Held back: %d of %d checks do not hold."
                .formatted(broken.size(), decision.checks().size()),
        broken.stream().map(GateCheck::sentence).toList(),
        decision.checks().stream().map(DecisionReport::line).toList(),
        EffectiveSettings.flat(decision.settings()),
        origins);
  }

  static String inUse(Decision decision) {
    return decision.against() == null
        ? "the pretrained model"
        : "version %d, which was in use".formatted(decision.against());
  }

  private static GateReport.Line line(GateCheck check) {
    return new GateReport.Line(
        check.set(),
        Choice.name(check.role()),
        check.measure() == Measure.ACCURACY ? "accuracy" : "calibration error",
        check.samples(),
        check.before(),
        check.after(),
        check.low(),
        check.high(),
        rule(check),
        check.holds());
  }

  private static String rule(GateCheck check) {
    String points = String.format(Locale.ROOT, "%.1f points", 100 * Math.abs(check.bound()));
    if (check.measure() == Measure.CALIBRATION) {
      return "rise by at most " + points;
    }
    return switch (check.role()) {
      case OLD, HELD_OUT -> "surely not drop by more than " + points;
      case NEW -> check.bound() == 0 ? "not drop" : "not drop by more than " + points;
    };
  }
}
