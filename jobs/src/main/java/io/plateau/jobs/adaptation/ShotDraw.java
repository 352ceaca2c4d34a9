package io.plateau.jobs.adaptation;

import io.plateau.adapter.ClassTexts;
import io.plateau.adapter.LearnerInput;
import io.plateau.feature.ClassSplit;
import io.plateau.feature.FeatureTable;
import io.plateau.feature.FewShotSampler;
import io.plateau.feature.FewShotSelection;
import io.plateau.jobs.config.ClassSelection;
import io.plateau.jobs.config.DrawSettings;
import io.plateau.jobs.config.Shots;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Draws the rows that a learner gets, as CoOp does: shots of every class, then from the same stream
 * up to four validation rows of every class, then the wanted classes of both.
 */
public final class ShotDraw {

  private final DrawSettings settings;
  private final Consumer<String> warnings;

  /**
   * @param warnings told what the reader should know about the draw
   */
  public ShotDraw(DrawSettings settings, Consumer<String> warnings) {
    this.settings = settings;
    this.warnings = warnings;
  }

  /**
   * Draws.
   *
   * @param texts of the classes of the rows, and of others after them
   * @param train all training rows, the views of an image next to each other
   * @param validation all validation rows; none leaves numbers at their defaults
   */
  public LearnerInput draw(ClassTexts texts, FeatureTable train, FeatureTable validation) {
    FewShotSampler sampler = FewShotSampler.seeded(settings.seed());
    FeatureTable shots = train;
    FeatureTable choice = validation;
    if (!settings.shots().equals(Shots.ALL)) {
      int perClass = settings.shots().perClass();
      shots = images(sampler, train, perClass);
      if (validation.rows() > 0) {
        choice = images(sampler, validation, FewShotSampler.validationShots(perClass));
      }
    }
    return new LearnerInput(
        texts,
        Relabelling.under(texts.names(), wanted(shots)),
        Relabelling.under(texts.names(), wanted(choice)));
  }

  /** How many classes, from the first, rows are taken of. */
  public int wantedClasses(int classes) {
    return settings.classes() == ClassSelection.BASE
        ? ClassSplit.halves(classes).baseClasses()
        : classes;
  }

  private FeatureTable images(FewShotSampler sampler, FeatureTable rows, int perClass) {
    int[] first = IntStream.range(0, rows.rows()).filter(row -> rows.views()[row] == 0).toArray();
    FewShotSelection selection =
        sampler.select(
            IntStream.of(first).map(row -> rows.batch().labels()[row]).toArray(), perClass);
    selection.warning().ifPresent(warnings);
    List<Integer> positions = new ArrayList<>();
    for (int image : selection.positions()) {
      int end = image + 1 < first.length ? first[image + 1] : rows.rows();
      IntStream.range(first[image], end).forEach(positions::add);
    }
    return rows.select(positions.stream().mapToInt(Integer::intValue).toArray());
  }

  /** The rows of the wanted classes. */
  public FeatureTable wanted(FeatureTable rows) {
    int[] labels = rows.batch().labels();
    int classes = wantedClasses(rows.classNames().size());
    return rows.select(
        IntStream.range(0, labels.length).filter(row -> labels[row] < classes).toArray());
  }
}
