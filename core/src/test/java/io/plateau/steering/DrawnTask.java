package io.plateau.steering;

import io.plateau.clip.FrozenClip;
import io.plateau.clip.ImageTokens;
import io.plateau.clip.TokenShape;
import io.plateau.image.ImageException;
import io.plateau.image.ImagePreprocessor;
import io.plateau.image.Preprocessing;
import io.plateau.image.RgbImage;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.UnitRows;
import io.plateau.world.Picture;
import io.plateau.world.ShiftedTask;
import io.plateau.world.World;
import java.util.ArrayList;
import java.util.List;

/** Pictures of the drawn world's shifted task, as a model's first pass sees them. */
final class DrawnTask {

  private static final ShiftedTask TASK = ShiftedTask.of(new World(1));

  private DrawnTask() {}

  /** Training pictures of the first classes. */
  static TokenTable pictures(FrozenClip clip, int lateLayers, int classes, int perClass)
      throws ImageException {
    ImagePreprocessor preprocessor = new ImagePreprocessor(Preprocessing.clip(Picture.SIDE));
    TokenShape shape = TokenShape.of(clip.config().vision(), lateLayers);
    List<ImageTokens> images = new ArrayList<>();
    int[] labels = new int[classes * perClass];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % classes;
      RgbImage picture = RgbImage.of(TASK.train(labels[i], i / classes).image());
      images.addAll(clip.encodeImageTokens(preprocessor.apply(picture), 1, shape));
    }
    return new TokenTable(shape, images, labels);
  }

  /** {@code [classes, projection]}, normalised. */
  static HostTensor texts(FrozenClip clip, int classes) {
    List<String> captions =
        TASK.classNames().subList(0, classes).stream().map("a photo of a %s."::formatted).toList();
    int width = clip.config().projection();
    return new HostTensor(
        new long[] {classes, width},
        UnitRows.normalize(clip.encodeTexts(captions, classes), width));
  }
}
