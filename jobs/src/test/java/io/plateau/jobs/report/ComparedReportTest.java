package io.plateau.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a comparison of many rules adds to a report. */
class ComparedReportTest {

  private static final List<String> RULES =
      List.of("CoOp", "SAM", "ASAM", "GSAM", "GCSCoOp", "Functional-SAM", "Logit-SAM", "LookSAM");

  /** Rule i scores i points more than CoOp on base and on new, give or take a tenth by seed. */
  private static ReportData.Builder many() {
    List<MethodRun> runs = new ArrayList<>();
    List<RhoPoint> sweep = new ArrayList<>();
    List<StepTime> times = new ArrayList<>();
    runs.add(SyntheticReport.run(MethodRun.unseeded("zero-shot"), .3, .3));
    for (int rule = 0; rule < RULES.size(); rule++) {
      String name = RULES.get(rule);
      times.add(
          new StepTime(name, List.of(.020 * (rule + 1), .021 * (rule + 1), .019 * (rule + 1))));
      for (long seed = 1; seed <= 3; seed++) {
        double accuracy = .4 + .01 * rule + .001 * seed * (rule % 2);
        runs.add(sharp(SyntheticReport.run(MethodRun.seeded(name, seed), accuracy, accuracy)));
        for (double rho : new double[] {.1, .3}) {
          sweep.add(new RhoPoint(name, rho, seed, accuracy, accuracy - rho / 10));
        }
      }
    }
    return ReportData.builder("Many", "Eight rules.")
        .compare("GCSCoOp", "CoOp")
        .runs(runs)
        .sweep(sweep.stream().filter(point -> !point.method().equals("CoOp")).toList())
        .paths(List.of("SAM", "Functional-SAM", "Logit-SAM"))
        .stepTimes(times);
  }

  private static MethodRun sharp(MethodRun run) {
    return run.with(Part.BASE, run.on(Part.BASE).orElseThrow().withSharpness(.25));
  }

  private static final String PAGE = HtmlReport.render(many().build());
  private static final JsonObject JSON =
      JsonParser.parseString(ResultsJson.render(many().build())).getAsJsonObject();

  private static String section(String id) {
    int from = PAGE.indexOf("<section id=\"" + id + "\"");
    assertThat(from).as(id).isNotNegative();
    return PAGE.substring(from, PAGE.indexOf("</section>", from));
  }

  private static List<String> texts(String markup, String cssClass) {
    return Pattern.compile("<text class=\"" + cssClass + "\"[^>]*>([^<]*)<")
        .matcher(markup)
        .results()
        .map(text -> text.group(1))
        .toList();
  }

  @Test
  void differencesAreThoseOverTheSameSeeds() {
    // SAM, rule 1: 1.1, 1.2 and 1.3 points more; half the interval is 4.303 x 0.1 / sqrt(3).
    assertThat(section("differences"))
        .contains("Method minus CoOp over the same seeds")
        .contains("<td class=\"num best\">+1.2<span class=\"deviation\"> \u00b1 0.2</span></td>");
    JsonObject h = JSON.getAsJsonArray("differences").get(0).getAsJsonObject().getAsJsonObject("h");
    assertThat(h.get("mean").getAsDouble()).isCloseTo(.012, within(1e-9));
    assertThat(h.get("half_width_95").getAsDouble()).isCloseTo(.0024844, within(1e-6));
    assertThat(h.get("higher").getAsInt()).isEqualTo(3);
  }

  @Test
  void zeroShotAndTheReferenceAreNoRowsOfTheDifferences() {
    assertThat(section("differences")).doesNotContain("</span>CoOp<", "zero-shot");
  }

  @Test
  void thePathsAreATableOverRadii() {
    // Functional-SAM, rule 5: 45.1, 45.2, 45.3 on base, a point less on new at 0.1.
    assertThat(section("paths"))
        .contains("\u03c1 = 0.1", "\u03c1 = 0.3")
        .contains("45.2 / 44.2 / 44.7")
        .doesNotContain("GSAM");
  }

  @Test
  void manyRulesAreSweptOneByOneOnAxesOfEqualHeight() {
    List<String> labels =
        Pattern.compile("<svg [^>]*role=\"img\".*?</svg>", Pattern.DOTALL)
            .matcher(section("sweep"))
            .results()
            .map(chart -> String.join(" ", texts(chart.group(), "tick end")))
            .toList();
    assertThat(labels).hasSize(RULES.size() - 1);
    assertThat(labels.stream().distinct()).hasSize(1);
    assertThat(section("sweep")).contains("<figcaption>LookSAM</figcaption>");
  }

  @Test
  void timesAreComparedWithPlainLearning() {
    assertThat(section("cost"))
        .contains("<td class=\"num\">20.0</td><td class=\"num\">19.0 \u2013 21.0</td>")
        .contains("2.00\u00a0x")
        .contains("in 3 rounds");
    assertThat(JSON.getAsJsonArray("step_times")).hasSize(RULES.size());
  }

  @Test
  void sharpnessIsAColumnWhereItWasMeasured() {
    assertThat(section("results")).contains("Sharpness, 0.001 nats", "250.0");
    JsonObject coop =
        JSON.getAsJsonObject("summary").getAsJsonArray("methods").get(1).getAsJsonObject();
    assertThat(coop.getAsJsonObject("base_sharpness").get("mean").getAsDouble()).isEqualTo(.25);
    assertThat(coop.has("new_sharpness")).isFalse();
    assertThat(PAGE).doesNotContain("not measured");
  }

  @Test
  void manyMethodsAreRankedByTheirIntervals() {
    assertThat(section("comparison")).contains("H minus that of CoOp", "95\u00a0% intervals");
  }

  @Test
  void everyMethodHasAMarkOfItsOwn() {
    assertThat(
            Pattern.compile("class=\"dot (c\\d+)\" d=\"M[^a-z]*([a-z])")
                .matcher(section("comparison"))
                .results()
                .map(mark -> mark.group(1))
                .distinct())
        .hasSize(RULES.size() + 1);
  }

  @Test
  void stepTimesNeedARound() {
    assertThatThrownBy(() -> new StepTime("SAM", List.of()))
        .hasMessage("seconds: none (expected: one of each round)");
  }

  @Test
  void theMedianIsTheMiddleRound() {
    assertThat(new StepTime("SAM", List.of(.3, .1, .2)).median()).isEqualTo(.2);
  }
}
