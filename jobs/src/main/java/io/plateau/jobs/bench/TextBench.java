package io.plateau.jobs.bench;

import com.google.gson.Gson;
import io.plateau.clip.Precision;
import io.plateau.jobs.config.Choice;
import io.plateau.jobs.config.TextEncoding;
import io.plateau.prompt.PromptEncoder;
import io.plateau.prompt.Prompts;
import io.plateau.training.TextLoad;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a CoOp step costs with the text tower run in three ways, and in two precisions: time,
 * memory, and time over what the machine's matrix products alone would take.
 */
final class TextBench {

  private static final int POSITIONS = 77;

  private final PrintWriter out;
  private final Gson gson = new Gson().newBuilder().serializeSpecialFloatingPointValues().create();
  private final Map<Precision, Double> rates = new TreeMap<>();

  public TextBench(PrintWriter out) {
    this.out = out;
  }

  /** Prints a table of all rows, and the machine. */
  public void run(TextArguments arguments) throws IOException {
    out.printf(
        "A CoOp step (no SAM) at ViT-B/16's text size, 16 context tokens, batch 32, %s.%n%n",
        arguments.names().description());
    Table table =
        Table.print(
            out,
            "classes",
            "encoder",
            "precision",
            "rows",
            "ms per step (min - max)",
            "peak memory",
            "x plain",
            "x limit",
            "x fp32 limit");
    for (int count : arguments.counts()) {
      Prompts prompts = arguments.names().prompts(count);
      double plain = Double.NaN;
      for (Kind kind : Kind.values()) {
        long rows = kind.rows(prompts);
        TextLoad load = TextLoad.of(prompts, 1, RandomTextTower.CONFIG, 0, 1);
        double gigabytes = load.activationBytes(rows) / 1e9;
        if (gigabytes > arguments.gigabytes()) {
          table.row(
              kind.cells(count, rows, "does not fit", "about %.0f GB".formatted(gigabytes), ""));
          continue;
        }
        TextTrial.Result result = trial(arguments, count, kind, rows);
        plain = kind == Kind.PLAIN ? result.step().median() : plain;
        table.row(row(kind, count, rows, load.flops(rows), result, plain));
      }
    }
    out.printf(
        """

        x plain: plain's time over the row's. x limit: the row's time over that of its matrix products alone
        (rows x %d layers x 24 width^2 each way) at the rate measured in the same process.
        %s
        """,
        RandomTextTower.CONFIG.text().transformer().layers(),
        Machine.here(arguments.threads()).line(rates));
    out.flush();
  }

  private String[] row(
      Kind kind, int count, long rows, double flops, TextTrial.Result result, double plain) {
    double seconds = result.step().median() / 1e3;
    return kind.cells(
        count,
        rows,
        result.step().text(0),
        "%s GB".formatted(Spread.number(result.peakBytes() / 1e9, 2)),
        Double.isNaN(plain) ? "" : Spread.number(plain / result.step().median(), 1),
        Spread.number(seconds * result.flopsPerSecond() / flops, 2),
        Spread.number(seconds * result.fullRate() / flops, 2));
  }

  private TextTrial.Result trial(TextArguments arguments, int count, Kind kind, long rows)
      throws IOException {
    Path request = Files.createTempFile("plateau-bench", ".json");
    Path answer = Files.createTempFile("plateau-bench", ".json");
    try {
      Files.writeString(
          request,
          gson.toJson(
              new TextTrial.Request(
                  arguments.names(),
                  count,
                  kind.encoding,
                  kind.precision,
                  arguments.repetitions(),
                  arguments.threads(),
                  rows)));
      JavaProcess.run(
          TextTrial.class.getName(),
          List.of("-Xmx512m"),
          Map.of("OMP_NUM_THREADS", Integer.toString(arguments.threads())),
          List.of(request.toString(), answer.toString()));
      TextTrial.Result result = gson.fromJson(Files.readString(answer), TextTrial.Result.class);
      rates.merge(kind.precision, result.flopsPerSecond(), Math::max);
      return result;
    } finally {
      Files.delete(request);
      Files.delete(answer);
    }
  }

  private enum Kind {
    PLAIN(TextEncoding.PLAIN, Precision.FP32),
    CUT(TextEncoding.CUT, Precision.FP32),
    SHARED(TextEncoding.SHARED, Precision.FP32),
    SHARED_BF16(TextEncoding.SHARED, Precision.BF16);

    private final TextEncoding encoding;
    private final Precision precision;

    Kind(TextEncoding encoding, Precision precision) {
      this.encoding = encoding;
      this.precision = precision;
    }

    /** Token rows that the tower computes. */
    long rows(Prompts prompts) {
      int longest =
          prompts.sequences().stream().mapToInt(sequence -> sequence.length).max().orElseThrow();
      return switch (encoding) {
        case PLAIN -> (long) prompts.classes() * POSITIONS;
        case CUT -> (long) prompts.classes() * longest;
        case SHARED -> PromptEncoder.sharedRows(prompts);
      };
    }

    private String[] cells(int count, long rows, String time, String memory, String... ratios) {
      String[] cells = new String[9];
      Arrays.fill(cells, "");
      cells[0] = Integer.toString(count);
      cells[1] = Choice.name(encoding);
      cells[2] = Choice.name(precision);
      cells[3] = Long.toString(rows);
      cells[4] = time;
      cells[5] = memory;
      System.arraycopy(ratios, 0, cells, 6, ratios.length);
      return cells;
    }
  }
}
