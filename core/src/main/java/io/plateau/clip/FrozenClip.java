package io.plateau.clip;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.plateau.tensor.HostTensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A CLIP model whose weights never change, loaded from a Hugging Face directory.
 *
 * <p>Half-precision checkpoints are widened to float32 on loading. Thread-safe for encoding;
 * closing frees the weights.
 */
public final class FrozenClip implements AutoCloseable {

  private final ClipConfig config;
  private final TextTower text;
  private final ImageTower image;
  private final ClipTokenizer tokenizer;
  private final float logitScale;
  private final String digest;
  private final NDManager manager;

  private FrozenClip(Path directory, NDManager manager, Precision textPrecision)
      throws IOException {
    this.manager = manager;
    config = ClipConfig.read(directory.resolve("config.json"));
    Checkpoint checkpoint = Checkpoint.open(directory);
    Map<String, NDArray> arrays = new HashMap<>();
    Weights weights = name -> arrays.computeIfAbsent(name, key -> array(checkpoint, key, manager));
    try {
      text = new TextTower(config, weights, textPrecision);
      image = new ImageTower(config, weights);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    logitScale = (float) Math.exp(checkpoint.tensor("logit_scale").values()[0]);
    tokenizer = ClipTokenizer.read(directory, config.text());
    digest = ModelDigest.of(directory, checkpoint);
  }

  /**
   * Loads a model.
   *
   * @param directory config.json, model.safetensors (or shards with their index), tokenizer.json
   * @param device where the weights live and encoding runs
   * @throws ModelException when something is missing or cannot be read
   */
  public static FrozenClip load(Path directory, Device device) throws IOException {
    return load(directory, device, Precision.FP32);
  }

  /**
   * Loads a model whose text tower is held at some precision; the image tower stays float32.
   *
   * @param directory config.json, model.safetensors (or shards with their index), tokenizer.json
   * @param device where the weights live and encoding runs
   * @throws ModelException when something is missing or cannot be read
   */
  public static FrozenClip load(Path directory, Device device, Precision textPrecision)
      throws IOException {
    Torch.initialise();
    NDManager manager = NDManager.newBaseManager(device, Torch.ENGINE);
    try {
      return new FrozenClip(directory, manager, textPrecision);
    } catch (IOException | RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  private static NDArray array(Checkpoint checkpoint, String name, NDManager manager) {
    try {
      HostTensor tensor = checkpoint.tensor(name);
      return manager.create(tensor.values(), new Shape(tensor.shape()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public ClipConfig config() {
    return config;
  }

  public TextTower text() {
    return text;
  }

  public ImageTower image() {
    return image;
  }

  public ClipTokenizer tokenizer() {
    return tokenizer;
  }

  /** What cosines are multiplied with before the softmax: the exponential of the stored value. */
  public float logitScale() {
    return logitScale;
  }

  /** SHA-256 over configuration, tokenizer, preprocessing and weights, in hex. */
  public String digest() {
    return digest;
  }

  public NDManager manager() {
    return manager;
  }

  /**
   * Encodes captions in batches.
   *
   * @return {@code captions x projection} values, not normalised
   */
  public float[] encodeTexts(List<String> captions, int batch) {
    return FrozenEncoding.texts(this, captions, batch);
  }

  /**
   * Encodes preprocessed images in one batch.
   *
   * @param pixels {@code images x channels x size x size} values
   * @return {@code images x projection} values, not normalised
   */
  public float[] encodeImages(float[] pixels, int images) {
    return FrozenEncoding.images(this, pixels, images);
  }

  /**
   * Encodes preprocessed images in one batch and keeps the tokens that attention steering needs. In
   * memory at a time: the activations of the batch, and {@code images x shape.bytesPerImage()}.
   *
   * @param pixels {@code images x channels x size x size} values
   * @param shape {@link TokenShape#of} this model's image tower
   * @return one for every image, in order; their features are those of {@link #encodeImages},
   *     normalised
   */
  public List<ImageTokens> encodeImageTokens(float[] pixels, int images, TokenShape shape) {
    return FrozenEncoding.tokens(this, pixels, images, shape);
  }

  @Override
  public void close() {
    tokenizer.close();
    manager.close();
  }
}
