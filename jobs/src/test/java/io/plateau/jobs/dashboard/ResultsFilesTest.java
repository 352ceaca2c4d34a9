package io.plateau.jobs.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;

class ResultsFilesTest {

  private static final Dashboard DATA =
      Runs.dashboard(Runs.finished("replay", 1, 7), Runs.withoutHeldOut("ncm", 1));

  @Test
  void theCsvHasARowForEveryRunAndMetric() {
    assertThat(ResultsCsv.render(DATA).lines())
        .hasSize(1 + 2 * 12)
        .startsWith(
            "order,strategy,seed,trained_tasks,tasks,metric,value,low,high,undefined",
            ",replay,1,2,2,transfer,0.4,,,")
        .contains(",replay,1,2,2,last,0.75,0.5,0.9,")
        .contains(
            ",ncm,1,2,2,held_out_last,,,,the accuracy on apart after task 2 (two) is missing");
  }

  @Test
  void theJsonHasEveryRunWithItsMatrixAndCosts() {
    JsonObject json = JsonParser.parseString(DashboardJson.render(DATA)).getAsJsonObject();
    JsonObject run = json.getAsJsonArray("runs").get(0).getAsJsonObject();

    assertThat(run.get("last").getAsDouble()).isEqualTo(0.75);
    assertThat(
            run.getAsJsonArray("matrix")
                .get(2)
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject()
                .get("correct")
                .getAsInt())
        .isEqualTo(7);
    assertThat(
            run.getAsJsonArray("costs")
                .get(1)
                .getAsJsonObject()
                .get("learned_parameters")
                .getAsLong())
        .isEqualTo(384);
    assertThat(json.getAsJsonArray("differences")).hasSize(1);
    assertThat(json.get("baseline").getAsString()).isEqualTo("replay");
  }
}
