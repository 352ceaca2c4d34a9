package io.plateau.jobs.report.chart;

import io.plateau.evaluation.ReliabilityBin;
import java.util.List;
import java.util.Locale;

/**
 * Accuracy over confidence per bin, against the diagonal of perfect calibration; a bar's strength
 * shows how many rows it stands for.
 *
 * @param colour place in the page's palette
 * @param bins the bins that have rows
 */
public record SvgReliabilityChart(int colour, List<ReliabilityBin> bins) {

  public SvgReliabilityChart {
    bins = List.copyOf(bins);
  }

  public Markup draw() {
    Frame frame = Frame.SQUARE;
    Range percent = new Range(0, 100);
    Scale x = LinearScale.rounded(percent, frame.left(), frame.right(), 5);
    Scale y = LinearScale.rounded(percent, frame.bottom(), frame.top(), 5);
    int most = bins.stream().mapToInt(ReliabilityBin::rows).max().orElse(1);
    Plot plot =
        new Plot(
            frame,
            "Reliability diagram, accuracy over confidence in %d bins.".formatted(bins.size()));
    plot.vertical(y, "accuracy, %");
    for (ReliabilityBin bin : bins) {
      double left = x.at(100 * bin.lower());
      double width = x.at(100 * bin.upper()) - left;
      plot.bar(
          "bar c%d w%d".formatted(colour, weight(bin.rows(), most)),
          left + 0.8,
          y.at(0),
          width - 1.6,
          y.at(100 * bin.accuracy()),
          String.format(
              Locale.ROOT,
              "%d images: confidence %.1f %%, accuracy %.1f %%",
              bin.rows(),
              100 * bin.confidence(),
              100 * bin.accuracy()));
    }
    plot.line("diagonal", x.at(0), y.at(0), x.at(100), y.at(100));
    for (ReliabilityBin bin : bins) {
      plot.line(
          "gap",
          x.at(100 * bin.confidence()),
          y.at(100 * bin.accuracy()),
          x.at(100 * bin.confidence()),
          y.at(100 * bin.confidence()));
    }
    plot.horizontal(x, "confidence, %");
    return plot.finish();
  }

  /** 1 to 4: few rows to many. */
  private static int weight(int rows, int most) {
    return 1 + (int) Math.min(3, Math.floor(4 * Math.sqrt((double) rows / most)));
  }
}
