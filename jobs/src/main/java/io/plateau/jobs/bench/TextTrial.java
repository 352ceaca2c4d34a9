package io.plateau.jobs.bench;

import ai.djl.Device;
import com.google.gson.Gson;
import io.plateau.clip.MatrixRate;
import io.plateau.clip.Precision;
import io.plateau.clip.Torch;
import io.plateau.jobs.config.TextEncoding;
import io.plateau.sharpness.Perturbation;
import io.plateau.training.GradientExchange;
import io.plateau.training.Worker;
import io.plateau.training.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One row of {@link TextBench}, in a process of its own so that its peak memory is its own. */
final class TextTrial {

  private static final int BATCH = 32;
  private static final int MOST_ROWS = 4096;

  private TextTrial() {}

  /** What to measure. */
  record Request(
      Names names,
      int classes,
      TextEncoding encoding,
      Precision precision,
      int repetitions,
      int threads,
      long rows) {}

  /**
   * What came out.
   *
   * @param step milliseconds
   * @param flopsPerSecond of matrix products at that precision, measured before and after the steps
   * @param fullRate the same in float32
   * @param peakBytes resident memory; not a number where the system does not say
   */
  record Result(Spread step, double flopsPerSecond, double fullRate, double peakBytes) {}

  /**
   * Measures.
   *
   * @param args the file of the request, and that of the result; both JSON
   */
  public static void main(String[] args) throws IOException {
    Gson gson = new Gson().newBuilder().serializeSpecialFloatingPointValues().create();
    Request request = gson.fromJson(Files.readString(Path.of(args[0])), Request.class);
    Files.writeString(Path.of(args[1]), gson.toJson(run(request)));
  }

  static Result run(Request request) throws IOException {
    Torch.initialise();
    Torch.threads(request.threads());
    int rows = (int) Math.min(MOST_ROWS, request.rows());
    double before = MatrixRate.measure(Device.cpu(), request.precision(), rows);
    Workload workload =
        Workload.of("text", request.names().prompts(request.classes()), BATCH, request.threads())
            .with(request.encoding())
            .with(request.precision());
    try (Worker worker = workload.worker()) {
      TimedTraining training =
          TimedTraining.coop(
              workload,
              GradientExchange.dataParallel(Workers.local(worker, 1), Perturbation.none()));
      training.steps(1);
      Spread step = training.spread(request.repetitions());
      double peak = peakBytes();
      double after = MatrixRate.measure(Device.cpu(), request.precision(), rows);
      double full = MatrixRate.measure(Device.cpu(), Precision.FP32, rows);
      return new Result(step, Math.max(before, after), full, peak);
    }
  }

  private static double peakBytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (Files.exists(status)) {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith("VmHWM:")) {
          return Double.parseDouble(line.replaceAll("[^0-9]", "")) * 1024;
        }
      }
    }
    return Double.NaN;
  }
}
