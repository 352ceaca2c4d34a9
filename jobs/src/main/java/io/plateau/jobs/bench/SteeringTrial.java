package io.plateau.jobs.bench;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import com.google.gson.Gson;
import io.plateau.clip.ClipConfig;
import io.plateau.clip.ImageTower;
import io.plateau.clip.TokenShape;
import io.plateau.clip.Torch;
import io.plateau.feature.Batch;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Point;
import io.plateau.steering.Feedback;
import io.plateau.steering.SteeringMethod;
import io.plateau.steering.SteeringObjective;
import io.plateau.steering.SteeringShape;
import io.plateau.steering.StepMemory;
import io.plateau.steering.TokenRows;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.UnitRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/** One row of {@link SteeringBench}, in a process of its own so that its peak memory is its own. */
final class SteeringTrial {

  private static final int CLASSES = 100;
  private static final float LOGIT_SCALE = 100;

  private SteeringTrial() {}

  /** Whether a step runs the first pass too. */
  enum FirstPass {
    CACHED,
    RECOMPUTED
  }

  /** What to measure. */
  record Request(
      RandomImageTower size, FirstPass first, int late, int batch, int repetitions, int threads) {}

  /**
   * What came out.
   *
   * @param step milliseconds
   * @param grown bytes of resident memory that steps added to what was there before the first
   * @param activations bytes that are kept for the way back, as {@link StepMemory} counts them
   * @param needed bytes on the device in all, as it counts them
   */
  record Result(Spread step, double grown, double activations, double needed) {}

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
    ClipConfig config = request.size().config();
    TokenShape tokens = TokenShape.of(config.vision(), request.late());
    SteeringShape shape = SteeringShape.of(tokens, SteeringMethod.TOAST, CLASSES);
    StepMemory memory = StepMemory.of(config, shape, request.batch());
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), Torch.ENGINE)) {
      ImageTower tower = request.size().create(manager);
      Batch rows = rows(request, new TokenRows(tokens, config.projection()));
      Parameters v = parameters(shape);
      float[] pixels =
          RandomTextTower.uniform(
              (long) request.batch()
                  * 3
                  * config.vision().imageSize()
                  * config.vision().imageSize(),
              1,
              5);
      try (SteeringObjective objective =
          new SteeringObjective(tower, LOGIT_SCALE, shape, Feedback.none(), texts(config))) {
        double before = resident("VmRSS:");
        double[] milliseconds = new double[request.repetitions()];
        for (int i = -1; i < milliseconds.length; i++) { // the first warms up
          long start = System.nanoTime();
          if (request.first() == FirstPass.RECOMPUTED) {
            firstPass(tower, pixels, request.batch(), tokens);
          }
          step(objective, v, rows);
          if (i >= 0) {
            milliseconds[i] = (System.nanoTime() - start) / 1e6;
          }
        }
        return new Result(
            Spread.of(milliseconds),
            resident("VmHWM:") - before,
            memory.activations(),
            memory.device());
      }
    }
  }

  private static void step(SteeringObjective objective, Parameters v, Batch rows) {
    try (Point point = objective.at(v, rows)) {
      point.pull(point.loss().derivative());
    }
  }

  private static void firstPass(ImageTower tower, float[] pixels, int batch, TokenShape shape) {
    try (NDManager step = tower.manager().newSubManager();
        NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      int side = tower.config().imageSize();
      NDArray images = step.create(pixels, new Shape(batch, 3, side, side));
      tower.encodeTokens(images, shape).features().toFloatArray();
    }
  }

  private static Batch rows(Request request, TokenRows layout) {
    float[] values = RandomTextTower.uniform((long) request.batch() * layout.width(), 1, 3);
    int[] labels = new int[request.batch()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % CLASSES;
    }
    return new Batch(values, labels, layout.width());
  }

  private static Parameters parameters(SteeringShape shape) {
    TreeMap<String, HostTensor> tensors = new TreeMap<>();
    shape
        .tensors()
        .forEach(
            (name, sizes) ->
                tensors.put(
                    name,
                    new HostTensor(
                        sizes,
                        RandomTextTower.uniform(
                            HostTensor.elements(sizes), 0.01f, name.hashCode()))));
    return new Parameters(tensors);
  }

  private static HostTensor texts(ClipConfig config) {
    int width = config.projection();
    return new HostTensor(
        new long[] {CLASSES, width},
        UnitRows.normalize(RandomTextTower.uniform((long) CLASSES * width, 1, 2), width));
  }

  /** Bytes; not a number where the system does not say. */
  private static double resident(String line) throws IOException {
    Path status = Path.of("/proc/self/status");
    if (Files.exists(status)) {
      for (String found : Files.readAllLines(status)) {
        if (found.startsWith(line)) {
          return Double.parseDouble(found.replaceAll("[^0-9]", "")) * 1024;
        }
      }
    }
    return Double.NaN;
  }
}
