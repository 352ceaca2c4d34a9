package io.plateau.clip;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Towers with random weights of any size, for what must hold whatever the weights. */
public final class RandomClip implements AutoCloseable {

  private final NDManager manager;
  private final ClipConfig config;
  private final Random random;

  /** A small model; every call makes the same weights. */
  public RandomClip(Activation activation) {
    this(
        new ClipConfig(
            new ClipConfig.Text(new TransformerConfig(32, 3, 4, 64, activation, 1e-5f), 60, 77, 59),
            new ClipConfig.Vision(new TransformerConfig(24, 2, 3, 48, activation, 1e-5f), 20, 8, 3),
            16));
  }

  public RandomClip(ClipConfig config) {
    Torch.initialise();
    this.manager = NDManager.newBaseManager(Device.cpu(), Torch.ENGINE);
    this.config = config;
    this.random = new Random(7);
  }

  public TextTower text() {
    return new TextTower(config, weights(DataType.FLOAT32));
  }

  /** The same tower in double precision, if it is the first that this model makes. */
  public TextTower doubleText() {
    return new TextTower(config, weights(DataType.FLOAT64));
  }

  /** Of one tower; the same array however often it is asked for. */
  private Weights weights(DataType type) {
    Map<String, NDArray> made = new HashMap<>();
    Weights random = random(type);
    return name -> made.computeIfAbsent(name, random::get);
  }

  private Weights random(DataType type) {
    int text = config.text().transformer().width();
    return name -> {
      long[] shape =
          switch (name.replaceAll(".*\\.layers\\.\\d+\\.", "")) {
            case "text_model.embeddings.token_embedding.weight" ->
                new long[] {config.text().vocabulary(), text};
            case "text_model.embeddings.position_embedding.weight" ->
                new long[] {config.text().positions(), text};
            case "text_projection.weight" -> new long[] {config.projection(), text};
            case "mlp.fc1.weight" -> new long[] {config.text().transformer().feedForward(), text};
            case "mlp.fc1.bias" -> new long[] {config.text().transformer().feedForward()};
            case "mlp.fc2.weight" -> new long[] {text, config.text().transformer().feedForward()};
            default -> name.endsWith("_proj.weight") ? new long[] {text, text} : new long[] {text};
          };
      float[] values = new float[(int) io.plateau.tensor.HostTensor.elements(shape)];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (random.nextGaussian() * 0.3 + (name.contains("norm") ? 1 : 0));
      }
      return manager.create(values, new Shape(shape)).toType(type, false);
    };
  }

  @Override
  public void close() {
    manager.close();
  }
}
