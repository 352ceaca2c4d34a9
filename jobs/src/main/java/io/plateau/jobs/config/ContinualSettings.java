package io.plateau.jobs.config;

import java.util.List;

/**
 * Everything that decides what a strategy learns from a stream, beside the scenario, its features
 * and the model.
 *
 * @param stream what learns
 * @param remedies what a prompt is helped with, where the strategy names remedies
 * @param training which rows of a task are drawn, and how prompts are trained on them
 */
public record ContinualSettings(
    StreamSettings stream, RemedySettings remedies, TrainSettings training) {

  public ContinualSettings {
    PromptSettings prompt = training.prompt();
    SamplingSettings sampling = training.sampling();
    new Checks()
        .that(
            prompt.learner() != Learner.COCOOP,
            "learner",
            prompt.learner(),
            "coop, kgcoop or prograd: a context for every image has no text features of classes")
        .that(
            !prompt.contextPerClass(),
            "context-per-class",
            prompt.contextPerClass(),
            "false: contexts of the classes of one task are none of the next")
        .that(
            sampling.classes() == ClassSelection.ALL,
            "classes",
            sampling.classes(),
            "all: the scenario says which classes a task has")
        .that(
            sampling.syntheticSet().isEmpty(),
            "synthetic",
            sampling.synthetic(),
            "none: a stream is learned from real features")
        .that(
            !(prompt.learner() == Learner.KGCOOP && stream.strategy().has(RemedyKind.TEXT_ANCHOR)),
            "strategy",
            stream.strategy(),
            "no text-anchor with learner=kgcoop, whose loss has it already")
        .that(
            stream.strategy().has(RemedyKind.SHIP_REPLAY)
                == remedies.generatorDirectory().isPresent(),
            "generator",
            remedies.generator(),
            stream.strategy().has(RemedyKind.SHIP_REPLAY)
                ? "the directory of a generator, as synthesize fit writes it, for ship-replay"
                : "none, unless ship-replay is a remedy")
        .verify();
  }

  public static ContinualSettings defaults() {
    return new ContinualSettings(
        StreamSettings.defaults(), RemedySettings.defaults(), TrainSettings.defaults());
  }

  /**
   * These settings with some replaced.
   *
   * @param assignments {@code key=value} texts
   * @throws InvalidSettingsException if anything is wrong with them
   */
  public ContinualSettings with(String... assignments) {
    return SettingsBinder.bind(
        this, List.of(Layer.assignments("assignment", List.of(assignments))));
  }
}
