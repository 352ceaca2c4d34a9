package io.plateau.clip.djl;

import ai.djl.BaseModel;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.LambdaBlock;
import io.plateau.clip.FrozenClip;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One tower of a frozen model behind DJL's interface; closing it frees the weights. */
final class ClipModel extends BaseModel {

  private final FrozenClip clip;

  private ClipModel(String name, FrozenClip clip, Path directory, UnaryOperator<NDArray> tower) {
    super(name);
    this.clip = clip;
    modelDir = directory.toAbsolutePath();
    manager = clip.manager();
    dataType = DataType.FLOAT32;
    wasLoaded = true;
    block = new LambdaBlock(inputs -> encode(tower, inputs.singletonOrThrow()), name);
  }

  /** Tokens {@code [batch, length]} int64 to features {@code [batch, projection]}. */
  static ClipModel text(FrozenClip clip, Path directory) {
    return new ClipModel("clip-text", clip, directory, tokens -> clip.text().encode(tokens));
  }

  /** Pixels {@code [batch, channels, size, size]} to features {@code [batch, projection]}. */
  static ClipModel image(FrozenClip clip, Path directory) {
    return new ClipModel("clip-image", clip, directory, pixels -> clip.image().encode(pixels));
  }

  /** Leaves the features to the predictor that made the input, and nothing else behind. */
  private static NDList encode(UnaryOperator<NDArray> tower, NDArray input) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray features = tower.apply(input);
      NDScope.unregister(features);
      features.attach(input.getManager());
      return new NDList(features);
    }
  }

  @Override
  public void load(Path modelPath, @Nullable String prefix, @Nullable Map<String, ?> options) {
    throw new UnsupportedOperationException(
        "Cannot load %s into this model: it is %s. Make another one with ClipModels."
            .formatted(modelPath, modelDir));
  }

  @Override
  public void close() {
    super.close();
    clip.close();
  }
}
