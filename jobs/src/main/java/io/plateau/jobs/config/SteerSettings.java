package io.plateau.jobs.config;

import io.plateau.steering.SteeringMethod;
import java.util.Arrays;
import java.util.List;

/**
 * Everything that decides what attention steering learns, beside the features and the model.
 *
 * @param toast what is learned
 * @param rule which gradient is followed
 * @param descent how a gradient becomes a step
 * @param data what from
 * @param execution on what
 */
public record SteerSettings(
    ToastSettings toast,
    RuleSettings rule,
    DescentSettings descent,
    ShotSettings data,
    ExecutionSettings execution) {

  /** The paper's, on sixteen shots. */
  public static SteerSettings defaults() {
    return new SteerSettings(
        ToastSettings.defaults(),
        RuleSettings.defaults(),
        DescentSettings.defaults(),
        ShotSettings.defaults(),
        ExecutionSettings.defaults());
  }

  /** Whether the value of {@code method} is one of these settings', and not an update rule. */
  public static boolean knowsMethod(String method) {
    return Arrays.stream(SteeringMethod.values()).anyMatch(m -> Choice.name(m).equals(method));
  }

  /**
   * These settings with some replaced, for runs that differ in a few.
   *
   * @param assignments {@code key=value} texts
   * @throws InvalidSettingsException if anything is wrong with them
   */
  public SteerSettings with(String... assignments) {
    return SettingsBinder.bind(
        this, List.of(Layer.assignments("assignment", List.of(assignments))));
  }
}
