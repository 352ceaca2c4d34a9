package io.plateau.jobs.report;

import io.plateau.evaluation.Metric;
import io.plateau.jobs.report.chart.SvgReliabilityChart;
import java.util.List;

/** Whether confidence can be believed, per method and part of the classes. */
final class ReliabilitySection implements Section<ReportData> {

  @Override
  public String id() {
    return "calibration";
  }

  @Override
  public String title() {
    return "Calibration";
  }

  @Override
  public boolean appliesTo(ReportData data) {
    return data.reliability().stream().anyMatch(ReliabilitySection::hasBins);
  }

  @Override
  public void write(Page page, ReportData data) {
    for (Part part : Part.values()) {
      List<ReliabilityCurve> curves =
          data.reliability().stream()
              .filter(curve -> curve.part() == part && hasBins(curve))
              .toList();
      if (!curves.isEmpty()) {
        page.html().element("h3", part.heading());
        page.html().open("div", "class", "grid four");
        for (ReliabilityCurve curve : curves) {
          page.figure(
              caption(curve),
              new SvgReliabilityChart(page.palette().of(curve.method()), curve.calibration().bins())
                  .draw());
        }
        page.html().close();
      }
    }
    page.paragraph(
        "note",
        "15 bins of equal width over the confidence of the predicted class. On the dashed diagonal,"
            + " confidence equals accuracy; the thin lines are the gaps that ECE averages. Fainter bars"
            + " stand for fewer images.");
  }

  private static boolean hasBins(ReliabilityCurve curve) {
    return !curve.calibration().bins().isEmpty();
  }

  private static String caption(ReliabilityCurve curve) {
    Metric ece = curve.calibration().ece();
    return ece.isDefined()
        ? "%s: ECE %s %%".formatted(curve.method(), Format.percent(ece.orElseThrow()))
        : curve.method();
  }
}
