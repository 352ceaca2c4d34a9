package io.plateau.jobs.bench;

import com.google.gson.Gson;
import io.plateau.jobs.bench.SteeringTrial.FirstPass;
import io.plateau.jobs.config.Choice;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a step of attention steering costs: with pass 1 cached or not, in all layers or late ones.
 */
final class SteeringBench {

  private final PrintWriter out;
  private final Gson gson = new Gson().newBuilder().serializeSpecialFloatingPointValues().create();

  public SteeringBench(PrintWriter out) {
    this.out = out;
  }

  /** Prints a table of all rows, and the machine. */
  public void run(SteeringArguments arguments) throws IOException {
    out.printf("Both ways of a step of toast, 100 classes, text head, random weights.%n%n");
    Table table =
        Table.print(
            out,
            "tower",
            "batch",
            "pass 1",
            "late layers",
            "ms per step (min - max)",
            "x recomputed",
            "memory grown",
            "activations",
            "x needed");
    rows(table, RandomImageTower.EMBEDDED, arguments.batches().get(0), arguments);
    rows(table, RandomImageTower.VIT_B_16, arguments.batches().get(1), arguments);
    out.printf(
        """

        x recomputed: the row's time over that of the first row of its tower, all layers with pass 1 run in every step.
        memory grown: peak resident memory over that before the first step. activations: what is kept for the way back;
        x needed: memory grown over activations and working memory together (docs/toast.md says how they are counted).
        %s
        """,
        Machine.here(arguments.threads()).line(Map.of()));
    out.flush();
  }

  private void rows(Table table, RandomImageTower size, int batch, SteeringArguments arguments)
      throws IOException {
    int layers = size.config().vision().transformer().layers();
    int third = Math.max(1, layers / 3);
    SteeringTrial.Result whole = null;
    for (Way way :
        List.of(
            new Way(FirstPass.RECOMPUTED, layers),
            new Way(FirstPass.CACHED, layers),
            new Way(FirstPass.RECOMPUTED, third),
            new Way(FirstPass.CACHED, third))) {
      SteeringTrial.Result result =
          trial(
              new SteeringTrial.Request(
                  size,
                  way.first(),
                  way.late(),
                  batch,
                  arguments.repetitions(),
                  arguments.threads()));
      whole = whole == null ? result : whole;
      table.row(
          Choice.name(size),
          Integer.toString(batch),
          Choice.name(way.first()),
          "%d of %d".formatted(way.late(), layers),
          result.step().text(0),
          Spread.number(result.step().median() / whole.step().median(), 2),
          megabytes(result.grown()),
          megabytes(result.activations()),
          Spread.number(result.grown() / result.needed(), 2));
    }
  }

  private record Way(FirstPass first, int late) {}

  private static String megabytes(double bytes) {
    return Spread.number(bytes / 1e6, 0) + " MB";
  }

  private SteeringTrial.Result trial(SteeringTrial.Request request) throws IOException {
    Path question = Files.createTempFile("plateau-bench", ".json");
    Path answer = Files.createTempFile("plateau-bench", ".json");
    try {
      Files.writeString(question, gson.toJson(request));
      JavaProcess.run(
          SteeringTrial.class.getName(),
          List.of("-Xmx2g"),
          Map.of("OMP_NUM_THREADS", Integer.toString(request.threads())),
          List.of(question.toString(), answer.toString()));
      return gson.fromJson(Files.readString(answer), SteeringTrial.Result.class);
    } finally {
      Files.delete(question);
      Files.delete(answer);
    }
  }
}
