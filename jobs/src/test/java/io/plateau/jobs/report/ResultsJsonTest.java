package io.plateau.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.plateau.evaluation.Metric;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultsJsonTest {

  private static final String TEXT = ResultsJson.render(SyntheticReport.complete().build());
  private static final JsonObject JSON = JsonParser.parseString(TEXT).getAsJsonObject();

  @Test
  void hasTheAgreedKeys() {
    assertThat(JSON.keySet()).contains("methods", "summary", "settings", "versions");
    assertThat(run(JSON, 1).keySet()).contains("name", "seed", "base", "new", "h");
  }

  @Test
  void everyRunHasItsNumbersAsFractions() {
    JsonObject run = run(JSON, 0);

    assertThat(run.get("name").getAsString()).isEqualTo("Zero-shot");
    assertThat(run.get("seed").isJsonNull()).isTrue();
    assertThat(run.get("base").getAsDouble()).isEqualTo(.469);
    assertThat(run.get("new").getAsDouble()).isEqualTo(.328);
    assertThat(run.get("h").getAsDouble()).isEqualTo(2 * .469 * .328 / (.469 + .328));
  }

  @Test
  void neverHoldsNaN() {
    assertThat(TEXT).doesNotContain("NaN", "Infinity");
  }

  @Test
  void anUndefinedNumberIsNullWithItsReason() {
    Metric none = Metric.undefined("there are no rows");
    JsonObject json =
        JsonParser.parseString(
                ResultsJson.render(
                    ReportData.builder("t", "i")
                        .runs(
                            List.of(
                                MethodRun.seeded("CoOp", 1)
                                    .with(Part.BASE, SyntheticReport.scores(.5))
                                    .with(Part.NEW, new PartScores(none, none, none, none, none))))
                        .build()))
            .getAsJsonObject();

    assertThat(run(json, 0).get("new").isJsonNull()).isTrue();
    assertThat(run(json, 0).get("h").isJsonNull()).isTrue();
    assertThat(run(json, 0).getAsJsonObject("undefined").get("h").getAsString())
        .isEqualTo("the new accuracy is undefined: there are no rows");
  }

  @Test
  void theSummaryHasMeanAndDeviationPerMethod() {
    JsonObject coop =
        JSON.getAsJsonObject("summary").getAsJsonArray("methods").get(1).getAsJsonObject();

    assertThat(coop.get("name").getAsString()).isEqualTo("CoOp");
    assertThat(coop.getAsJsonObject("h").keySet()).containsExactly("mean", "sd", "seeds");
    assertThat(coop.getAsJsonObject("h").get("seeds").getAsInt()).isEqualTo(3);
  }

  @Test
  void textStaysAsItIs() {
    assertThat(JSON.getAsJsonObject("settings").get("note").getAsString())
        .isEqualTo("5 < 7 & \"quoted\"");
    assertThat(TEXT).contains("5 < 7 & \\\"quoted\\\"");
  }

  @Test
  void leavesOutWhatWasNotMeasured() {
    String small =
        ResultsJson.render(
            ReportData.builder("t", "i")
                .runs(
                    List.of(MethodRun.seeded("CoOp", 1).with(Part.ALL, SyntheticReport.scores(.5))))
                .build());

    assertThat(JsonParser.parseString(small).getAsJsonObject().keySet())
        .doesNotContain("rho_sweep", "reliability", "landscape", "sharpness", "per_class");
    assertThat(small).doesNotContain("\"h\"");
  }

  private static JsonObject run(JsonObject json, int index) {
    return json.getAsJsonArray("methods").get(index).getAsJsonObject();
  }
}
