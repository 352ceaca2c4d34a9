package io.plateau.synthesis;

import io.plateau.clip.GoldenClip;
import io.plateau.feature.Batch;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.Safetensors;
import io.plateau.tensor.UnitRows;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** What {@code src/test/goldens/ship_goldens.py} computes with, and where it wrote to. */
final class ShipGoldens {

  static final List<String> CLASS_NAMES =
      List.of("river", "sea or lake", "sea_shore", "golden retriever", "annual crop land");
  static final int[] LABELS = {0, 1, 2, 3, 4, 0, 3};
  static final double BETA = 0.7;

  /** For the model {@code gelu}. */
  static final GeneratorShape SHAPE = new GeneratorShape(12, 10, 7, 9, 2, 16);

  private static final Map<String, Integer> STEPS =
      Map.ofEntries(
          Map.entry("context", 31),
          Map.entry("encoder.hidden.weight", 37),
          Map.entry("encoder.hidden.bias", 41),
          Map.entry("encoder.mean.weight", 43),
          Map.entry("encoder.mean.bias", 47),
          Map.entry("encoder.log_var.weight", 53),
          Map.entry("encoder.log_var.bias", 59),
          Map.entry("generator.hidden.weight", 61),
          Map.entry("generator.hidden.bias", 67),
          Map.entry("generator.shift.weight", 71),
          Map.entry("generator.shift.bias", 73));

  private ShipGoldens() {}

  static Safetensors open() throws IOException {
    try {
      return Safetensors.open(
          Path.of(
              Objects.requireNonNull(ShipGoldens.class.getResource("ship.safetensors")).toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static Parameters learned() {
    SortedMap<String, HostTensor> tensors = new TreeMap<>();
    SHAPE
        .tensors()
        .forEach(
            (name, shape) -> {
              float[] values = GoldenClip.ramp((int) HostTensor.elements(shape), STEPS.get(name));
              for (int i = 0; i < values.length; i++) {
                values[i] /= name.equals("context") ? 2 : 4;
              }
              tensors.put(name, new HostTensor(shape, values));
            });
    return new Parameters(tensors);
  }

  /** Normalised features. */
  static Batch rows() {
    float[] features = GoldenClip.ramp(LABELS.length * SHAPE.feature(), 101);
    return new Batch(UnitRows.normalize(features, SHAPE.feature()), LABELS, SHAPE.feature());
  }

  /** The features, each with the noise of a step. */
  static Batch noisy(int step) {
    float[] noise = GoldenClip.ramp(LABELS.length * SHAPE.latent(), 79 + 2 * step);
    int width = SHAPE.feature() + SHAPE.latent();
    float[] values = new float[LABELS.length * width];
    for (int row = 0; row < LABELS.length; row++) {
      System.arraycopy(
          rows().features(), row * SHAPE.feature(), values, row * width, SHAPE.feature());
      System.arraycopy(
          noise, row * SHAPE.latent(), values, row * width + SHAPE.feature(), SHAPE.latent());
    }
    return new Batch(values, LABELS, width);
  }
}
