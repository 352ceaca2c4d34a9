package io.plateau.benchmark;

import ai.djl.Device;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import io.plateau.clip.Activation;
import io.plateau.clip.ClipConfig;
import io.plateau.clip.TextTower;
import io.plateau.clip.Torch;
import io.plateau.clip.TransformerConfig;
import io.plateau.prompt.PromptEncoder;
import io.plateau.prompt.Prompts;
import io.plateau.sharpness.Autograd;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One row of {@link TextTowerBenchmark}, in a process of its own. */
final class TextTowerTrial {

  private static final int WIDTH = 512;
  private static final int LAYERS = 12;
  private static final int CONTEXT = 16;

  /** What autograd keeps per row and layer: measured, about 27 vectors of the width. */
  private static final double BYTES_PER_ROW = 27.0 * WIDTH * Float.BYTES * LAYERS;

  private TextTowerTrial() {}

  enum Kind {
    PLAIN,
    CUT,
    SHARED;

    PromptEncoder encoder(TextTower tower, Prompts prompts) {
      return switch (this) {
        case PLAIN -> PromptEncoder.plain(tower, prompts);
        case CUT -> PromptEncoder.cut(tower, prompts);
        case SHARED -> PromptEncoder.shared(tower, prompts);
      };
    }
  }

  /** Prints {@code key=value} lines. */
  public static void main(String[] args) throws IOException {
    Kind kind = Kind.valueOf(args[0]);
    int count = Integer.parseInt(args[1]);
    Prompts prompts = prompts(names(Path.of(args[2]), count), Path.of(args[3]));
    int longest = prompts.sequences().stream().mapToInt(s -> s.length).max().orElseThrow();
    int rows =
        switch (kind) {
          case PLAIN -> count * 77;
          case CUT -> count * longest;
          case SHARED -> PromptEncoder.sharedRows(prompts);
        };
    System.out.println("rows=" + rows);
    double estimate = rows * BYTES_PER_ROW / 1e9;
    System.out.println("estimate=" + estimate);
    if (estimate > Double.parseDouble(args[5])) {
      return;
    }
    Torch.initialise();
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), Torch.ENGINE)) {
      TextTower tower = new TextTower(config(), name -> random(manager, name));
      PromptEncoder encoder = kind.encoder(tower, prompts);
      measure(tower, encoder, prompts, Integer.parseInt(args[4]));
    }
  }

  private static void measure(
      TextTower tower, PromptEncoder encoder, Prompts prompts, int repetitions) throws IOException {
    Parameters context =
        Parameters.of(
            "context",
            new HostTensor(
                new long[] {prompts.slots(), WIDTH},
                gaussian(prompts.slots() * WIDTH, 0.02f, new Random(1))));
    float[] images = gaussian(32 * 512, 1, new Random(2));
    double[] milliseconds = new double[repetitions];
    for (int i = -1; i < repetitions; i++) {
      long start = System.nanoTime();
      Autograd.gradient(
          tower.manager(),
          context,
          arrays -> {
            NDArray texts = encoder.encode(arrays.get("context")).normalize(2, 1);
            NDArray features =
                texts.getManager().create(images, new Shape(32, 512)).normalize(2, 1);
            return features.matMul(texts.transpose()).mul(100).logSoftmax(1).get(":, 0").mean();
          });
      if (i >= 0) {
        milliseconds[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    Arrays.sort(milliseconds);
    System.out.println("min=" + milliseconds[0]);
    System.out.println("median=" + milliseconds[repetitions / 2]);
    System.out.println("max=" + milliseconds[repetitions - 1]);
    System.out.println("peak=" + peakGigabytes());
  }

  private static double peakGigabytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmHWM:")) {
        return Double.parseDouble(line.replaceAll("[^0-9]", "")) * 1024 / 1e9;
      }
    }
    return Double.NaN;
  }

  /** The first names over all data sets, largest data set first, so that 1000 is ImageNet. */
  private static List<String> names(Path file, int count) throws IOException {
    Map<String, List<String>> sets =
        new Gson().fromJson(Files.readString(file), new TypeToken<Map<String, List<String>>>() {});
    return sets.values().stream()
        .filter(names -> names.size() >= count)
        .min((a, b) -> Integer.compare(a.size(), b.size()))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s: no data set with %d names".formatted(file, count)))
        .subList(0, count);
  }

  private static Prompts prompts(List<String> names, Path directory) throws IOException {
    List<long[]> sequences = new ArrayList<>();
    try (HuggingFaceTokenizer tokenizer =
        HuggingFaceTokenizer.newInstance(directory.resolve("tokenizer.json"))) {
      for (String name : names) {
        long[] tokens = tokenizer.encode(name.replace('_', ' ') + ".", true, false).getIds();
        long[] sequence = new long[tokens.length + CONTEXT];
        sequence[0] = tokens[0];
        for (int slot = 0; slot < CONTEXT; slot++) {
          sequence[1 + slot] = ~slot;
        }
        System.arraycopy(tokens, 1, sequence, 1 + CONTEXT, tokens.length - 1);
        sequences.add(sequence);
      }
    }
    return new Prompts(sequences, CONTEXT);
  }

  private static ClipConfig config() {
    TransformerConfig text =
        new TransformerConfig(WIDTH, LAYERS, 8, 4 * WIDTH, Activation.QUICK_GELU, 1e-5f);
    return new ClipConfig(
        new ClipConfig.Text(text, 49408, 77, 49407), new ClipConfig.Vision(text, 224, 16, 3), 512);
  }

  private static NDArray random(NDManager manager, String name) {
    String layer = name.replaceAll(".*\\.layers\\.\\d+\\.", "");
    boolean norm = name.contains("norm");
    long[] shape =
        switch (layer) {
          case "text_model.embeddings.token_embedding.weight" -> new long[] {49408, WIDTH};
          case "text_model.embeddings.position_embedding.weight" -> new long[] {77, WIDTH};
          case "mlp.fc1.weight" -> new long[] {4 * WIDTH, WIDTH};
          case "mlp.fc1.bias" -> new long[] {4 * WIDTH};
          case "mlp.fc2.weight" -> new long[] {WIDTH, 4 * WIDTH};
          default -> norm || name.endsWith("bias") ? new long[] {WIDTH} : new long[] {WIDTH, WIDTH};
        };
    if (norm && name.endsWith("weight")) {
      return manager.ones(new Shape(shape));
    }
    return manager.create(
        gaussian((int) HostTensor.elements(shape), 0.02f, new Random(name.hashCode())),
        new Shape(shape));
  }

  private static float[] gaussian(int length, float scale, Random random) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) (random.nextGaussian() * scale);
    }
    return values;
  }
}
