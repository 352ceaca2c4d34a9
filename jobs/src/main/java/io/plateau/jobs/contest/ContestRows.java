package io.plateau.jobs.contest;

import io.plateau.adapter.ClassTexts;
import io.plateau.adapter.LearnerInput;
import io.plateau.evaluation.CosineClassifier;
import io.plateau.feature.FeatureTable;
import io.plateau.jobs.adaptation.ShotDraw;
import io.plateau.jobs.config.DrawSettings;
import io.plateau.jobs.config.Shots;
import io.plateau.jobs.training.SyntheticRows;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.Split;
import io.plateau.prompt.ClassFeatures;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What learners on features learn from and are scored on.
 *
 * @param texts the classes, base classes first
 * @param train all training rows
 * @param validation all validation rows; none where the feature set has none
 * @param test rows to score on
 * @param synthetic rows of the new classes, by the seed of their generator
 */
record ContestRows(
    ClassTexts texts,
    FeatureTable train,
    FeatureTable validation,
    FeatureTable test,
    Map<Long, FeatureTable> synthetic) {

  private static final Logger LOG = LoggerFactory.getLogger(ContestRows.class);

  /** A draw of few classes warns once, however many learners get its rows. */
  private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

  ContestRows {
    synthetic = Map.copyOf(synthetic);
  }

  /**
   * Rows of classes by their names.
   *
   * @param names all classes, those that have real rows to learn from first
   */
  static ContestRows of(
      ContestInput input,
      List<String> names,
      FeatureTable train,
      FeatureTable validation,
      FeatureTable test,
      Map<Long, SyntheticRows> synthetic) {
    ClassTexts texts =
        new ClassTexts(
            names,
            ClassFeatures.zeroShot(input.clip(), names, input.common().prompt().template()),
            input.clip().logitScale());
    Map<Long, FeatureTable> tables = new HashMap<>();
    synthetic.forEach((seed, rows) -> tables.put(seed, rows.rows()));
    return new ContestRows(texts, train, validation, test, tables);
  }

  /** The validation rows of a feature set, by which numbers are chosen; none where it has none. */
  static FeatureTable validation(FeatureSet features, FeatureTable train) throws IOException {
    if (features.manifest().rows(Split.VAL) > 0) {
      return features.read(Split.VAL);
    }
    return train.select(new int[0]);
  }

  /** By the texts alone. */
  CosineClassifier zeroShot() {
    return CosineClassifier.of(texts.features(), texts.logitScale());
  }

  /** The rows of a trial. */
  LearnerInput of(LearnerTrial trial) {
    DrawSettings draw = new DrawSettings(trial.classes(), new Shots(trial.shots()), trial.seed());
    LearnerInput real = new ShotDraw(draw, ContestRows::warn).draw(texts, train, validation);
    return switch (trial.rows()) {
      case REAL -> real;
      case WITH_SYNTHETIC -> real.withSynthetic(synthetic.get(trial.seed()));
    };
  }

  private static void warn(String warning) {
    if (SAID.add(warning)) {
      LOG.warn(warning);
    }
  }
}
