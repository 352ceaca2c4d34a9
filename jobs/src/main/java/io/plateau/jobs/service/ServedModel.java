package io.plateau.jobs.service;

import io.plateau.clip.FrozenClip;
import io.plateau.clip.ImageTokens;
import io.plateau.clip.Precision;
import io.plateau.clip.TokenShape;
import io.plateau.image.ImageDecoder;
import io.plateau.image.ImageException;
import io.plateau.image.ImagePreprocessor;
import io.plateau.jobs.prediction.Labeller;
import io.plateau.jobs.prediction.Ranked;
import io.plateau.jobs.prediction.Ranking;
import io.plateau.jobs.prediction.Scorer;
import io.plateau.prep.ExecutorModel;
import io.plateau.prep.FrozenModels;
import io.plateau.tensor.UnitRows;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * A version that is open for images. It closes when nobody holds it any more: its owner, and every
 * request that is being answered, hold it once. Safe for use by several threads.
 */
final class ServedModel {

  private final String version;
  private final String method;
  private final FrozenClip clip;
  private final ImagePreprocessor preprocessor;
  private final ImageDecoder decoder;
  private final Optional<TokenShape> tokens;
  private final Scorer scorer;
  private final Ranking ranking;
  private int holders = 1;

  private ServedModel(
      String version,
      Labeller labeller,
      FrozenClip clip,
      ImagePreprocessor preprocessor,
      Scorer scorer,
      ServedImages images) {
    this.version = version;
    this.method = labeller.config().method();
    this.clip = clip;
    this.preprocessor = preprocessor;
    this.decoder = ImageDecoder.withMaxPixels(images.maxPixels());
    this.tokens = labeller.scoring().tokens();
    this.scorer = scorer;
    this.ranking =
        new Ranking(
            labeller.classNames(), images.topK(), images.abstainBelow(), images.temperature());
  }

  /** Opens a version; it is held once. */
  static ServedModel open(
      String version, Labeller labeller, ServedImages images, Configuration configuration)
      throws IOException {
    labeller.requireImageTower();
    FrozenClip clip =
        new ExecutorModel(labeller.model(), labeller.config().modelDigest(), Precision.FP32)
            .load(configuration);
    ImagePreprocessor preprocessor =
        new ImagePreprocessor(FrozenModels.preprocessing(labeller.model(), configuration));
    return new ServedModel(
        version, labeller, clip, preprocessor, labeller.scoring().open(configuration), images);
  }

  /** What names it. */
  String version() {
    return version;
  }

  /** The update rule or learner behind it. */
  String method() {
    return method;
  }

  /**
   * Says what an image shows.
   *
   * @param file the bytes of the image file
   * @throws ImageException if they are no image that can be used
   * @throws UnusableImageException if the model can make nothing of it
   */
  Ranked label(byte[] file) throws ImageException, UnusableImageException {
    ImageTokens image = encode(preprocessor.apply(decoder.decode(file)));
    Optional<String> problem = image.problem();
    if (problem.isPresent()) {
      throw new UnusableImageException(problem.get());
    }
    return ranking.rank(scorer.score(List.of(image))).get(0);
  }

  private ImageTokens encode(float[] pixels) {
    return tokens
        .map(shape -> clip.encodeImageTokens(pixels, 1, shape).get(0))
        .orElseGet(
            () -> {
              float[] feature = clip.encodeImages(pixels, 1);
              return ImageTokens.ofFeature(UnitRows.normalize(feature, feature.length));
            });
  }

  /** Holds it once more, unless it is closed. */
  synchronized boolean hold() {
    if (holders == 0) {
      return false;
    }
    holders++;
    return true;
  }

  /** Lets go; the last one closes it. */
  synchronized void release() {
    holders--;
    if (holders == 0) {
      scorer.close();
    }
  }
}
