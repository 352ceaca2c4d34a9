package io.plateau.jobs.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.plateau.clip.Activation;
import io.plateau.clip.ClipConfig;
import io.plateau.clip.Precision;
import io.plateau.clip.TextTower;
import io.plateau.clip.TransformerConfig;
import java.util.SplittableRandom;

/** A text tower of ViT-B/16's size with random weights: costs what the real one does. */
final class RandomTextTower {

  private static final int WIDTH = 512;
  private static final int LAYERS = 12;
  private static final int HEADS = 8;
  private static final int VOCABULARY = 49408;
  private static final int POSITIONS = 77;
  private static final float SCALE = 0.035f;

  static final ClipConfig CONFIG = config();

  private RandomTextTower() {}

  static TextTower create(NDManager manager, Precision precision) {
    return new TextTower(CONFIG, name -> weight(manager, name), precision);
  }

  private static ClipConfig config() {
    TransformerConfig size =
        new TransformerConfig(WIDTH, LAYERS, HEADS, 4 * WIDTH, Activation.QUICK_GELU, 1e-5f);
    return new ClipConfig(
        new ClipConfig.Text(size, VOCABULARY, POSITIONS, VOCABULARY - 1),
        new ClipConfig.Vision(size, 224, 16, 3),
        WIDTH);
  }

  private static NDArray weight(NDManager manager, String name) {
    boolean norm = name.contains("norm");
    Shape shape =
        switch (name.replaceAll(".*\\.layers\\.\\d+\\.", "")) {
          case "text_model.embeddings.token_embedding.weight" -> new Shape(VOCABULARY, WIDTH);
          case "text_model.embeddings.position_embedding.weight" -> new Shape(POSITIONS, WIDTH);
          case "mlp.fc1.weight" -> new Shape(4 * WIDTH, WIDTH);
          case "mlp.fc1.bias" -> new Shape(4 * WIDTH);
          case "mlp.fc2.weight" -> new Shape(WIDTH, 4 * WIDTH);
          default -> norm || name.endsWith("bias") ? new Shape(WIDTH) : new Shape(WIDTH, WIDTH);
        };
    if (norm && name.endsWith("weight")) {
      return manager.ones(shape);
    }
    return manager.create(uniform(shape.size(), SCALE, name.hashCode()), shape);
  }

  /** Numbers between {@code -scale} and {@code scale}; the same for the same seed. */
  static float[] uniform(long length, float scale, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[Math.toIntExact(length)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-scale, scale);
    }
    return values;
  }
}
