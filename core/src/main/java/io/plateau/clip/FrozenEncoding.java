package io.plateau.clip;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import io.plateau.tensor.UnitRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs a frozen model over many inputs in batches, on arrays that are closed after each. */
final class FrozenEncoding {

  private FrozenEncoding() {}

  static float[] texts(FrozenClip clip, List<String> captions, int batch) {
    int length = clip.tokenizer().length();
    int width = clip.config().projection();
    float[] encoded = new float[captions.size() * width];
    for (int from = 0; from < captions.size(); from += batch) {
      List<String> part = captions.subList(from, Math.min(captions.size(), from + batch));
      long[] tokens =
          part.stream().flatMapToLong(c -> Arrays.stream(clip.tokenizer().encode(c))).toArray();
      try (NDManager manager = clip.manager().newSubManager();
          NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        NDArray ids = manager.create(tokens, new Shape(part.size(), length));
        float[] rows = clip.text().encode(ids).toFloatArray();
        System.arraycopy(rows, 0, encoded, from * width, rows.length);
      }
    }
    return encoded;
  }

  static float[] images(FrozenClip clip, float[] pixels, int images) {
    try (NDManager manager = clip.manager().newSubManager();
        NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      return clip.image().encode(batch(clip, manager, pixels, images)).toFloatArray();
    }
  }

  static List<ImageTokens> tokens(FrozenClip clip, float[] pixels, int images, TokenShape shape) {
    try (NDManager manager = clip.manager().newSubManager();
        NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      TowerTokens pass = clip.image().encodeTokens(batch(clip, manager, pixels, images), shape);
      int width = clip.config().projection();
      float[] features = UnitRows.normalize(pass.features().toFloatArray(), width);
      byte[][] last = Halves.of(pass.last());
      byte[][] input = Halves.of(pass.input());
      List<ImageTokens> encoded = new ArrayList<>(images);
      for (int i = 0; i < images; i++) {
        float[] feature = Arrays.copyOfRange(features, i * width, (i + 1) * width);
        encoded.add(new ImageTokens(feature, last[i], input[i]));
      }
      return encoded;
    }
  }

  private static NDArray batch(FrozenClip clip, NDManager manager, float[] pixels, int images) {
    ClipConfig.Vision vision = clip.config().vision();
    return manager.create(
        pixels, new Shape(images, vision.channels(), vision.imageSize(), vision.imageSize()));
  }
}
