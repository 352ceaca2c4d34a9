package io.plateau.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.plateau.feature.Batch;
import io.plateau.feature.FeatureTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a comparison of learners on features adds to a report. */
class FeatureReportTest {

  /** The probe gains 2, 4 and 6 points of new accuracy by synthetic features, seed by seed. */
  private static ReportData.Builder learners() {
    List<MethodRun> runs = new ArrayList<>();
    List<ShotPoint> shots = new ArrayList<>();
    runs.add(SyntheticReport.run(MethodRun.unseeded("zero-shot"), .3, .3));
    shots.add(new ShotPoint("zero-shot", 0, 0, .25));
    for (long seed = 1; seed <= 3; seed++) {
      runs.add(SyntheticReport.run(MethodRun.seeded("Tip-Adapter", seed), .4, .4));
      runs.add(
          SyntheticReport.run(
              MethodRun.seeded("Tip-Adapter + SHIP", seed), .4 + .02 * seed, .4 + .02 * seed));
      for (int count : new int[] {1, 4, 16}) {
        shots.add(new ShotPoint("Tip-Adapter", count, seed, .3 + .01 * count + .01 * seed));
      }
    }
    return ReportData.builder("Learners", "Two learners.")
        .runs(runs)
        .shots(shots)
        .generators(List.of(new GeneratorScore(1, Part.NEW, .538, .001, .549, .012, .367)))
        .clouds(List.of(FeatureCloud.of("New classes", REAL, SYNTHETIC)));
  }

  private static final FeatureTable REAL =
      table(List.of("plum", "kiwi", "fig"), new int[] {0, 0, 1}, 3, 0, -3, 0, 0, 1);
  private static final FeatureTable SYNTHETIC =
      table(List.of("kiwi", "plum"), new int[] {0, 1}, 0, 2, 1, 0);

  private static final String PAGE = HtmlReport.render(learners().build());
  private static final JsonObject JSON =
      JsonParser.parseString(ResultsJson.render(learners().build())).getAsJsonObject();

  private static FeatureTable table(List<String> names, int[] labels, float... features) {
    return new FeatureTable(
        names,
        Collections.nCopies(labels.length, "id"),
        new int[labels.length],
        new Batch(features, labels, 2));
  }

  private static String section(String id) {
    int from = PAGE.indexOf("<section id=\"" + id + "\"");
    assertThat(from).as(id).isNotNegative();
    return PAGE.substring(from, PAGE.indexOf("</section>", from));
  }

  private static long count(String markup, String pattern) {
    return Pattern.compile(pattern).matcher(markup).results().count();
  }

  @Test
  void aCurveHasItsMeansOverSeedsAndZeroShotBesideIt() {
    // 4 shots: 35, 36 and 37 %.
    assertThat(section("few-shot"))
        .contains("Tip-Adapter: 36 at 4")
        .contains("36.0 \u00b1 1.0 %")
        .contains("<path class=\"guide c0\"")
        .doesNotContain("zero-shot: ");
  }

  @Test
  void shipIsComparedWithTheSameMethodWithoutIt() {
    // 2, 4, 6 points: 4 +- 4.303 x 2 / sqrt(3).
    assertThat(section("synthesis")).contains("Tip-Adapter: 4, from \u22120.9687 to 8.969");
  }

  @Test
  void syntheticFeaturesAreRingsAmongTheRealOnes() {
    String synthesis = section("synthesis");
    assertThat(count(synthesis, "class=\"dot seed c[12]\"")).isEqualTo(3);
    assertThat(count(synthesis, "class=\"ring c[12]\"")).isEqualTo(2);
    assertThat(synthesis).contains("plum: 2 real, 1 synthetic; kiwi: 1 real, 1 synthetic");
  }

  @Test
  void aClassWithoutSyntheticFeaturesIsNotDrawn() {
    assertThat(section("synthesis")).doesNotContain("fig:");
  }

  @Test
  void generatorsAreInTableAndFile() {
    assertThat(section("synthesis")).contains("seed 1, new classes").contains(">0.538<");
    JsonObject generator = JSON.getAsJsonArray("generators").get(0).getAsJsonObject();
    assertThat(generator.get("kl_nats").getAsDouble()).isEqualTo(.001);
    assertThat(generator.get("part").getAsString()).isEqualTo("new");
  }

  @Test
  void everyPointOfACurveIsInTheFile() {
    assertThat(JSON.getAsJsonArray("few_shot")).hasSize(10);
  }

  @Test
  void shotsAreNotNegative() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ShotPoint("x", -1, 1, .5))
        .withMessage("shots: -1 (expected: >= 0)");
  }
}
