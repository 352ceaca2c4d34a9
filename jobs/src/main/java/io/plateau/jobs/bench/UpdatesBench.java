package io.plateau.jobs.bench;

import ai.djl.Device;
import io.plateau.clip.MatrixRate;
import io.plateau.clip.Precision;
import io.plateau.jobs.config.Choice;
import io.plateau.jobs.config.UpdateMethod;
import io.plateau.jobs.config.UpdateSettings;
import io.plateau.optim.Optimiser;
import io.plateau.sharpness.UpdateRule;
import io.plateau.training.GradientExchange;
import io.plateau.training.Worker;
import io.plateau.training.Workers;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a step of every update rule costs beside one of empirical risk minimisation. The rules take
 * turns, so that a machine that slows down slows them all; ratios are taken within a turn.
 */
final class UpdatesBench {

  private static final int BATCH = 32;

  /** LookSAM's steps differ: only a whole period says what one costs. */
  private static final int PERIOD = 5;

  private final PrintWriter out;

  public UpdatesBench(PrintWriter out) {
    this.out = out;
  }

  /** Prints a table of all rules, and the machine. */
  public void run(UpdatesArguments arguments) throws IOException {
    out.printf(
        "Steps of update rules at ViT-B/16's text size, %d %s, batch %d, %d rounds.%n%n",
        arguments.classes(), arguments.names().description(), BATCH, arguments.rounds());
    Workload workload =
        Workload.of(
            "updates", arguments.names().prompts(arguments.classes()), BATCH, arguments.threads());
    Map<UpdateMethod, double[]> times = new EnumMap<>(UpdateMethod.class);
    try (Worker worker = workload.worker()) {
      Workers workers = Workers.local(worker, 1);
      Map<UpdateMethod, TimedTraining> trainings = new EnumMap<>(UpdateMethod.class);
      for (UpdateMethod method : methods(arguments)) {
        trainings.put(method, training(workload, workers, method));
        times.put(method, new double[arguments.rounds()]);
      }
      for (int round = -1; round < arguments.rounds(); round++) {
        for (UpdateMethod method : trainings.keySet()) {
          double step = trainings.get(method).steps(steps(method));
          if (round >= 0) {
            times.get(method)[round] = step;
          }
        }
      }
    }
    print(arguments, times);
    double rate = MatrixRate.measure(Device.cpu(), Precision.FP32, BATCH * BATCH);
    out.printf("%n%s%n", Machine.here(arguments.threads()).line(Map.of(Precision.FP32, rate)));
    out.flush();
  }

  private static List<UpdateMethod> methods(UpdatesArguments arguments) {
    List<UpdateMethod> methods = new ArrayList<>(arguments.methods());
    methods.remove(UpdateMethod.ERM);
    methods.add(0, UpdateMethod.ERM);
    return methods;
  }

  private static int steps(UpdateMethod method) {
    return method == UpdateMethod.LOOKSAM ? PERIOD : 1;
  }

  private static TimedTraining training(Workload workload, Workers workers, UpdateMethod method) {
    UpdateRule rule = UpdateSettings.of(method).rule();
    // AdamW for all: some rules need its second moment, and its own step costs next to nothing.
    return new TimedTraining(
        workload,
        GradientExchange.dataParallel(workers, rule.perturbation()),
        rule,
        Optimiser.adamW(0.9, 0.999, 1e-8, 0.01));
  }

  private void print(UpdatesArguments arguments, Map<UpdateMethod, double[]> times) {
    Table table = Table.print(out, "update", "ms per step (min - max)", "x ERM", "x SAM");
    for (UpdateMethod method : methods(arguments)) {
      table.row(
          Choice.name(method),
          Spread.of(times.get(method)).text(0),
          ratio(times, method, UpdateMethod.ERM),
          ratio(times, method, UpdateMethod.SAM));
    }
  }

  private static String ratio(
      Map<UpdateMethod, double[]> times, UpdateMethod method, UpdateMethod base) {
    double[] own = times.get(method);
    double[] others = times.get(base);
    if (others == null) {
      return "";
    }
    double[] ratios = new double[own.length];
    for (int round = 0; round < ratios.length; round++) {
      ratios[round] = own[round] / others[round];
    }
    return Spread.of(ratios).text(2);
  }
}
