package io.plateau.jobs.contest;

import io.plateau.jobs.config.EffectiveSettings;
import io.plateau.jobs.report.ReportData;
import io.plateau.jobs.run.Versions;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a report of learners says beside their scores.
 *
 * @param shots images of each base class
 */
record LearnerReport(ContestInput input, ContestRows rows, int shots) {

  /**
   * All but the scores.
   *
   * @param explanation of what the methods are
   */
  ReportData.Builder data(String title, String explanation) throws IOException {
    Map<String, String> versions = new LinkedHashMap<>(Versions.current().byName());
    versions.put("features (SHA-256)", input.features().digest());
    versions.put("model (SHA-256)", input.clip().digest());
    return ReportData.builder(title, introduction(explanation))
        .settings(settings())
        .versions(versions);
  }

  private String introduction(String explanation) {
    int classes = rows.texts().classes();
    return "%d base and %d new classes, %d training images of each base class, %d test images. %s %s"
        .formatted(
            (classes + 1) / 2,
            classes / 2,
            shots,
            rows.test().rows(),
            explanation,
            rows.validation().rows() == 0
                ? "Without validation images learners on features keep their published numbers."
                : "Learners choose their numbers on validation images of the base classes.");
  }

  /** What all trainings of prompts had in common. */
  private Map<String, String> settings() {
    Map<String, String> settings = EffectiveSettings.flat(input.common());
    EffectiveSettings.flat(input.common().update()).keySet().forEach(settings::remove);
    settings.remove("seed");
    return settings;
  }
}
