package io.plateau.jobs.contest;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.jobs.Execution;
import io.plateau.jobs.config.Layer;
import io.plateau.jobs.config.LearnerKind;
import io.plateau.jobs.config.SettingsBinder;
import io.plateau.jobs.config.TrainSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CompareCommandTest {

  private static final String[] REQUIRED = {"--features", "f", "--model", "m", "--out", "o"};

  @TempDir private Path directory;

  private static CompareCommand command() {
    return new CompareCommand((arguments, spark) -> {});
  }

  private static String[] with(String... args) {
    String[] all = Arrays.copyOf(REQUIRED, REQUIRED.length + args.length);
    System.arraycopy(args, 0, all, REQUIRED.length, args.length);
    return all;
  }

  private static CompareArguments parse(String... args) throws IOException {
    CompareCommand command = command();
    new CommandLine(command).parseArgs(with(args));
    return command.arguments();
  }

  private static void assertWrongUse(Execution execution, String message) {
    assertThat(execution.exitCode()).isEqualTo(2);
    assertThat(execution.err()).startsWith(message);
  }

  @Test
  void comparesUpdatesQuicklyWithTheSettingsOfTheDemo() throws IOException {
    TrainSettings demo =
        SettingsBinder.bind(TrainSettings.defaults(), List.of(Layer.preset("demo")));
    assertThat(parse())
        .isEqualTo(
            new CompareArguments(
                "f", "m", "o", new RuleContest(ComparePreset.UPDATES), ExperimentSize.QUICK, demo));
  }

  @Test
  void canBeFullOrOfAnotherPreset() throws IOException {
    CompareArguments arguments = parse("--full", "--preset", "demo");
    assertThat(arguments.size()).isEqualTo(ExperimentSize.FULL);
    assertThat(arguments.contest()).isEqualTo(new RuleContest(ComparePreset.DEMO));
  }

  @Test
  void learnersOnFeaturesHaveGeneratorsAndAnotherDataSet() throws IOException {
    LearnerContest contest =
        (LearnerContest)
            parse(
                    "--preset",
                    "features",
                    "--target",
                    "t",
                    "--generator-set",
                    "beta=0.5",
                    "--learners",
                    "lp++,gda")
                .contest();
    assertThat(contest.target()).contains("t");
    assertThat(contest.generator().vae().beta()).isEqualTo(0.5);
    assertThat(contest.generator().vae().batchSize().rows()).isEqualTo(32);
    assertThat(contest.kinds()).containsExactly(LearnerKind.GDA, LearnerKind.LP_PLUS_PLUS);
  }

  @Test
  void allLearnersAreComparedByDefault() throws IOException {
    LearnerContest contest = (LearnerContest) parse("--preset", "features").contest();
    assertThat(contest.kinds()).hasSize(8).doesNotContain(LearnerKind.ZERO_SHOT);
  }

  @Test
  void anUnknownLearnerIsAnsweredWithTheNearest() {
    assertWrongUse(
        Execution.of(command(), with("--preset", "features", "--learners", "gdb")),
        "--learners: gdb (expected: one of nearest-class-mean, gda, linear-probe, tip-adapter, tip-adapter-f, clip-adapter, cross-modal, lp++; did you mean gda?)");
  }

  @Test
  void theSeedsOfGeneratorsAreTheContests() {
    assertWrongUse(
        Execution.of(command(), with("--preset", "features", "--generator-set", "seed=4")),
        "seed: 4, from --generator-set (expected: left to the preset, which tries several)");
  }

  @Test
  void steeringHasSettingsOfItsOwn() throws IOException {
    SteeringContest contest =
        (SteeringContest) parse("--preset", "steering", "--steering-set", "epochs=30").contest();
    assertThat(contest.steering().descent().epochs()).isEqualTo(30);
    assertThat(contest.steering().execution().threads()).isEqualTo(1);
  }

  @Test
  void rulesHaveNoOtherDataSet() {
    assertWrongUse(
        Execution.of(command(), with("--target", "t")),
        "--target: t (expected: none with this preset; see --help)");
  }

  @Test
  void assignmentsOverrideTheFile() throws IOException {
    Path file = Files.writeString(directory.resolve("mine.yaml"), "epochs: 5\nlr: 0.01\n");
    TrainSettings common = parse("--config", file.toString(), "--set", "epochs=7").common();
    assertThat(common.run().epochs()).isEqualTo(7);
    assertThat(common.optimiser().lr()).isEqualTo(0.01);
  }

  @Test
  void anUnknownPresetIsAnsweredWithTheNearest() {
    assertWrongUse(
        Execution.of(command(), with("--preset", "update")),
        "--preset: update (expected: one of updates, demo, features, steering; did you mean updates?)");
  }

  @Test
  void whatThePresetTriesCannotBeSet() {
    assertWrongUse(
        Execution.of(command(), with("--set", "rho=0.2")),
        "rho: 0.2, from --set (expected: left to the preset, which tries several)");
  }

  @Test
  void newClassesHaveToStayNew() {
    assertWrongUse(
        Execution.of(command(), with("--set", "classes=all")),
        "classes: all (expected: base; what was trained on is not new)");
    assertWrongUse(
        Execution.of(command(), with("--set", "context-per-class=true")),
        "context-per-class: true (expected: false;");
  }
}
