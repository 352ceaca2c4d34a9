package io.plateau.steering;

import ai.djl.util.Float16Utils;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.GoldenClip;
import io.plateau.clip.ImageTokens;
import io.plateau.clip.TokenShape;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.Safetensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** What {@code src/test/goldens/toast_goldens.py} computes with, and where it wrote to. */
final class ToastGoldens {

  static final int CLASSES = 5;

  private static final int[] PRIMES = {
    31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107, 109, 113
  };

  private ToastGoldens() {}

  /** A file by the name of its model. */
  static Safetensors open(String name) {
    try {
      return Safetensors.open(
          Path.of(
              Objects.requireNonNull(ToastGoldens.class.getResource(name + ".safetensors"))
                  .toURI()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The shape of a case such as {@code lite.text.2}. */
  static SteeringShape shape(FrozenClip clip, String name) {
    String[] parts = name.split("\\.", -1);
    TokenShape tokens = TokenShape.of(clip.config().vision(), Integer.parseInt(parts[2]));
    SteeringMethod method =
        parts[0].equals("lite") ? SteeringMethod.TOAST_LITE : SteeringMethod.TOAST;
    SteeringHead head = parts[1].equals("text") ? SteeringHead.TEXT : SteeringHead.LINEAR;
    return new SteeringShape(tokens, method, 4, head, CLASSES);
  }

  /** The case in which updates of low rank are added to something. */
  static Feedback feedback(String name, SteeringShape shape) {
    return name.equals("lite.text.2") ? frozen(shape) : Feedback.none();
  }

  private static Feedback frozen(SteeringShape shape) {
    int width = shape.tokens().width();
    SortedMap<String, HostTensor> matrices = new TreeMap<>();
    for (String name : shape.matrixNames()) {
      int layer = Integer.parseInt(name.substring(2));
      boolean a = name.startsWith("A");
      HostTensor matrix = ramp(new long[] {width, width}, (a ? 127 : 139) + 2 * layer);
      scale(matrix, a ? divisor("A", width) : 4);
      if (a) {
        addIdentity(matrix, 0.5f);
      }
      matrices.put(name, matrix);
    }
    return new Feedback(new Parameters(matrices));
  }

  /** What the script learns. */
  static Parameters learned(SteeringShape shape) {
    int width = shape.tokens().width();
    SortedMap<String, HostTensor> learned = new TreeMap<>();
    int tensor = 0;
    for (Map.Entry<String, long[]> named : shape.tensors().entrySet()) {
      String name = named.getKey();
      HostTensor values = ramp(named.getValue(), PRIMES[tensor++]);
      scale(values, divisor(name, width));
      if (name.equals("P") || name.matches("A\\.\\d+")) {
        addIdentity(values, 1);
      }
      learned.put(name, values);
    }
    return new Parameters(learned);
  }

  private static int divisor(String name, int width) {
    if (name.endsWith(".down") || name.endsWith(".up")) {
      return name.startsWith("A") ? 4 : 2;
    }
    return switch (name.charAt(0)) {
      case 'x' -> 1;
      case 'B' -> 2;
      case 'h' -> 4;
      default -> width < 48 ? 16 : 32;
    };
  }

  private static HostTensor ramp(long[] shape, int step) {
    return new HostTensor(shape, GoldenClip.ramp((int) HostTensor.elements(shape), step));
  }

  private static void scale(HostTensor tensor, float divisor) {
    for (int i = 0; i < tensor.values().length; i++) {
      tensor.values()[i] /= divisor;
    }
  }

  private static void addIdentity(HostTensor square, float factor) {
    int width = (int) square.shape()[0];
    for (int i = 0; i < width; i++) {
      square.values()[i * width + i] += factor;
    }
  }

  /** The images, as pass 1 left them in the script. */
  static TokenTable table(Safetensors golden, TokenShape shape) {
    float[] features = tensor(golden, "features").values();
    byte[][] last = halves(tensor(golden, "last"));
    byte[][] input = halves(tensor(golden, "input." + shape.lateLayers()));
    int width = features.length / last.length;
    List<ImageTokens> images = new ArrayList<>();
    int[] labels = new int[last.length];
    for (int i = 0; i < last.length; i++) {
      float[] feature = new float[width];
      System.arraycopy(features, i * width, feature, 0, width);
      images.add(new ImageTokens(feature, last[i], input[i]));
      labels[i] = i % CLASSES;
    }
    return new TokenTable(shape, images, labels);
  }

  private static byte[][] halves(HostTensor tensor) {
    byte[][] images = new byte[(int) tensor.shape()[0]][];
    int length = tensor.values().length / images.length;
    for (int i = 0; i < images.length; i++) {
      ByteBuffer bytes = ByteBuffer.allocate(length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      for (int j = 0; j < length; j++) {
        bytes.putShort(Float16Utils.floatToHalf(tensor.values()[i * length + j]));
      }
      images[i] = bytes.array();
    }
    return images;
  }

  static HostTensor tensor(Safetensors golden, String name) {
    try {
      return golden.tensor(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every n-th value, from the first. */
  static float[] every(int n, float[] values) {
    float[] kept = new float[(values.length + n - 1) / n];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = values[i * n];
    }
    return kept;
  }
}
