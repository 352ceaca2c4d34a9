package io.plateau.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.jobs.adaptation.TextSource;
import io.plateau.jobs.command.JobCommand;
import io.plateau.jobs.config.AdaptSettings;
import io.plateau.jobs.contest.ExperimentSize;
import io.plateau.jobs.run.Versions;
import io.plateau.prep.PrepareRequest;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** How the options of the smaller commands become arguments. */
class ArgumentsTest {

  private static <A> A parse(JobCommand<A> command, String... args) throws IOException {
    new CommandLine(command).parseArgs(args);
    return command.arguments();
  }

  @Test
  void demoIsQuickAndWritesToDemoOut() throws IOException {
    assertThat(parse(new DemoCommand((arguments, spark) -> {})))
        .isEqualTo(new DemoArguments("demo-out", ExperimentSize.QUICK));
  }

  @Test
  void demoCanBeFull() throws IOException {
    assertThat(parse(new DemoCommand((arguments, spark) -> {}), "--full", "--out", "d"))
        .isEqualTo(new DemoArguments("d", ExperimentSize.FULL));
  }

  @Test
  void prepareFindsTheFormatAndMakesOneView() throws IOException {
    assertThat(
            parse(
                new PrepareCommand((arguments, spark) -> {}),
                "--source=s",
                "--model=embedded",
                "--out=o"))
        .isEqualTo(
            new PrepareArguments(
                PrepareRequest.builder("s", "embedded", "o")
                    .createdBy(Versions.plateau())
                    .build()));
  }

  @Test
  void prepareNeedsAView() {
    Execution execution =
        Execution.of(
            new PrepareCommand((arguments, spark) -> {}),
            "--source=s",
            "--model=m",
            "--out=o",
            "--views=0");
    assertThat(execution.exitCode()).isEqualTo(2);
    assertThat(execution.err()).startsWith("views: 0 (expected: >= 1)");
  }

  @Test
  void evaluateGoesFromBaseToNew() throws IOException {
    assertThat(
            parse(
                new EvaluateCommand((arguments, spark) -> {}),
                "--features=f",
                "--prompt=p",
                "--out=o"))
        .isEqualTo(
            new EvaluateArguments("f", "p", "o", EvaluateArguments.Protocol.BASE_TO_NEW, null));
  }

  @Test
  void evaluateTakesTheProtocolInKebabCase() throws IOException {
    assertThat(
            parse(
                    new EvaluateCommand((arguments, spark) -> {}),
                    "--features=f",
                    "--prompt=p",
                    "--out=o",
                    "--protocol=all-classes")
                .protocol())
        .isEqualTo(EvaluateArguments.Protocol.ALL_CLASSES);
  }

  @Test
  void adaptTakesAModelOrTexts() throws IOException {
    AdaptArguments given =
        parse(
            new AdaptCommand((arguments, spark) -> {}),
            "--features=f",
            "--texts=t.npy",
            "--logit-scale=50",
            "--learner=lp++",
            "--out=o",
            "--set=shots=4");
    assertThat(given.texts()).isEqualTo(new TextSource.Given("t.npy", 50));
    assertThat(given.synthetic()).isNull();
    assertThat(given.settings())
        .isEqualTo(AdaptSettings.defaults().with("learner=lp++", "shots=4"));
    assertThat(
            Execution.of(
                    new AdaptCommand((arguments, spark) -> {}),
                    "--features=f",
                    "--learner=gda",
                    "--out=o")
                .err())
        .contains("--model=DIR", "--texts=FILE");
  }

  @Test
  void evaluateNamesTheProtocolsThereAre() {
    Execution execution =
        Execution.of(
            new EvaluateCommand((arguments, spark) -> {}),
            "--features=f",
            "--prompt=p",
            "--out=o",
            "--protocol=base-new");
    assertThat(execution.exitCode()).isEqualTo(2);
    assertThat(execution.err())
        .startsWith(
            "Invalid value for option '--protocol': base-new"
                + " (expected: one of base-to-new, all-classes, generalised; did you mean base-to-new?)");
  }

  @Test
  void embedTakesTextsOrImages() throws IOException {
    assertThat(parse(new EmbedCommand(a -> {}), "--model=m", "--texts=t", "--out=o"))
        .isEqualTo(new EmbedArguments("m", EmbedArguments.Kind.TEXTS, "t", "o"));
    assertThat(parse(new EmbedCommand(a -> {}), "--model=m", "--images=i", "--out=o"))
        .isEqualTo(new EmbedArguments("m", EmbedArguments.Kind.IMAGES, "i", "o"));
  }

  @Test
  void embedRefusesBothAndNeither() {
    assertThat(
            Execution.of(
                    new EmbedCommand(a -> {}), "--model=m", "--texts=t", "--images=i", "--out=o")
                .err())
        .contains("--texts=FILE, --images=DIR are mutually exclusive");
    assertThat(Execution.of(new EmbedCommand(a -> {}), "--model=m", "--out=o").err())
        .contains("--texts=FILE | --images=DIR");
  }
}
