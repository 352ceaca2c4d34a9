package io.plateau.jobs.config;

import io.plateau.continual.scenario.Protocol;
import java.util.List;

/**
 * Everything that decides what a retrain comes to, beside the data, the model and the version in
 * use.
 *
 * @param protocol over which classes sets are scored
 * @param gate what a new version must hold
 * @param learning what learns, and how
 */
public record RetrainSettings(Protocol protocol, GateSettings gate, ContinualSettings learning) {

  /** Each set over its own classes, under the gate as it is by default. */
  public static RetrainSettings defaults() {
    return new RetrainSettings(
        Protocol.TASK_INCREMENTAL, GateSettings.defaults(), ContinualSettings.defaults());
  }

  /**
   * These settings with some replaced.
   *
   * @param assignments {@code key=value} texts
   * @throws InvalidSettingsException if anything is wrong with them
   */
  public RetrainSettings with(String... assignments) {
    return SettingsBinder.bind(
        this, List.of(Layer.assignments("assignment", List.of(assignments))));
  }
}
