package io.plateau.jobs.report;

import io.plateau.evaluation.PrincipalPlane;
import io.plateau.feature.Batch;
import io.plateau.feature.FeatureTable;
import io.plateau.jobs.report.chart.Cloud;
import io.plateau.jobs.report.chart.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Real and synthetic features of some classes, on the plane in which the real ones differ most.
 *
 * @param title what classes these are
 * @param explained share of the real features' variance along each axis, in [0, 1]
 * @param classes one each
 */
public record FeatureCloud(String title, double[] explained, List<Cloud> classes) {

  /** Colours that are told apart; beyond these classes would look alike. */
  private static final int MOST_CLASSES = 6;

  public FeatureCloud {
    classes = List.copyOf(classes);
  }

  /**
   * Projects the first classes that have both.
   *
   * @param real test rows
   * @param synthetic rows of classes of the same names
   */
  public static FeatureCloud of(String title, FeatureTable real, FeatureTable synthetic) {
    List<String> shown =
        real.classNames().stream()
            .filter(name -> !of(name, real).isEmpty() && !of(name, synthetic).isEmpty())
            .limit(MOST_CLASSES)
            .toList();
    int[] rows = shown.stream().flatMap(name -> of(name, real).stream()).mapToInt(i -> i).toArray();
    PrincipalPlane plane = PrincipalPlane.of(real.batch().select(rows));
    List<Cloud> classes = new ArrayList<>();
    for (String name : shown) {
      classes.add(
          new Cloud(
              name,
              1 + classes.size(),
              points(plane, real.batch(), of(name, real)),
              points(plane, synthetic.batch(), of(name, synthetic))));
    }
    return new FeatureCloud(title, plane.explained(), classes);
  }

  /** The rows of a class; none where the table does not know it. */
  private static List<Integer> of(String name, FeatureTable table) {
    int label = table.classNames().indexOf(name);
    return IntStream.range(0, table.rows())
        .filter(row -> table.batch().labels()[row] == label)
        .boxed()
        .toList();
  }

  private static List<Point> points(PrincipalPlane plane, Batch batch, List<Integer> rows) {
    return rows.stream()
        .map(row -> Point.of(plane.coordinate(batch, row, 0), plane.coordinate(batch, row, 1)))
        .toList();
  }
}
