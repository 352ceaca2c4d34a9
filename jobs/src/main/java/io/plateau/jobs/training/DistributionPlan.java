package io.plateau.jobs.training;

import io.plateau.clip.FrozenClip;
import io.plateau.jobs.config.DistributionMode;
import io.plateau.jobs.config.Learner;
import io.plateau.jobs.config.TrainSettings;
import io.plateau.prompt.Prompts;
import io.plateau.training.ClusterSpeed;
import io.plateau.training.StepCost;
import io.plateau.training.TextLoad;
import java.util.Locale;

/**
 * How the steps of a run are shared among workers, and why. The same settings give the same plan on
 * every machine: it reckons with fixed speeds, because what decides is the ratio of the two
 * estimates, and a resumed run has to be shared as it began.
 *
 * @param asked what the settings say
 * @param data estimate for workers that share the batch
 * @param classes estimate for workers that share the classes
 */
public record DistributionPlan(
    DistributionMode asked, TextLoad load, ClusterSpeed speed, StepCost data, StepCost classes) {

  /** Flop/s of one CPU thread in float32 matrix products, between a laptop's and a server's. */
  private static final double CPU_THREAD = 40e9;

  private static final int DEFAULT_THREADS = 2;

  /** An exchange over resident tasks between processes, as measured (docs/benchmarks.md). */
  private static final double SECONDS_PER_EXCHANGE = 0.003;

  private static final double SECONDS_PER_FLOAT = 5e-8;

  /**
   * Plans a run.
   *
   * @param settings with parts resolved
   * @param learned number of learned floats
   * @param batch rows of a step
   */
  static DistributionPlan of(
      TrainSettings settings, FrozenClip clip, Prompts prompts, long learned, int batch) {
    int parts = settings.run().parts();
    int threads = settings.run().threads() > 0 ? settings.run().threads() : DEFAULT_THREADS;
    int passes = settings.update().method().passes();
    TextLoad shared = TextLoad.of(prompts, parts, clip.config(), learned, passes);
    TextLoad load =
        settings.prompt().learner() == Learner.COCOOP ? shared.perImage(batch, parts) : shared;
    ClusterSpeed speed =
        new ClusterSpeed(parts, threads * CPU_THREAD, SECONDS_PER_EXCHANGE, SECONDS_PER_FLOAT);
    return new DistributionPlan(
        settings.distribution().distribution(),
        load,
        speed,
        StepCost.dataParallel(load, speed),
        StepCost.classParallel(load, speed));
  }

  /** What is done: never {@code AUTO}. */
  public DistributionMode chosen() {
    if (asked != DistributionMode.AUTO) {
      return asked;
    }
    return speed.workers() > 1 && classes.seconds() < data.seconds()
        ? DistributionMode.CLASS
        : DistributionMode.DATA;
  }

  /** The same as settings write it. */
  String chosenName() {
    return name(chosen());
  }

  /** The reckoning, for people. */
  public String explain() {
    return String.format(
        Locale.ROOT,
        """
        A step of %d pass%s over %d classes: %d token rows (%.1fx fewer than 77 a class), %d learned floats, %d worker%s.
        Reckoned with %.0f GFLOP/s a worker, %.0f ms an exchange, %.2f us a float.

        distribution   rows/worker   encode s   exchange s     step s   memory/worker GB
        data           %11d %10.3f %12.3f %10.3f %18.2f
        class          %11d %10.3f %12.3f %10.3f %18.2f

        Taken: %s (distribution: %s%s).
        """,
        load.passes(),
        load.passes() == 1 ? "" : "es",
        load.classes(),
        load.rows(),
        77.0 * load.classes() / load.rows(),
        load.learned(),
        speed.workers(),
        speed.workers() == 1 ? "" : "s",
        speed.flopsPerSecond() / 1e9,
        speed.secondsPerExchange() * 1e3,
        speed.secondsPerFloat() * 1e6,
        data.rows(),
        data.encodeSeconds(),
        data.exchangeSeconds(),
        data.seconds(),
        data.memoryBytes() / 1e9,
        classes.rows(),
        classes.encodeSeconds(),
        classes.exchangeSeconds(),
        classes.seconds(),
        classes.memoryBytes() / 1e9,
        chosenName(),
        name(asked),
        asked == DistributionMode.AUTO
            ? speed.workers() == 1 ? " has one worker" : " takes the shorter step"
            : "");
  }

  private static String name(DistributionMode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }
}
