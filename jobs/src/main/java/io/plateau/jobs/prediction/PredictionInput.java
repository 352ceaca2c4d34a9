package io.plateau.jobs.prediction;

import io.plateau.clip.TokenShape;
import io.plateau.prep.ImageEncoding;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.FeatureSetManifest.Model;
import io.plateau.prep.featureset.FeatureSetManifest.Tokens;
import io.plateau.prep.featureset.ParquetTable.Columns;
import io.plateau.prep.featureset.Split;
import io.plateau.prep.source.Unit;
import io.plateau.prep.source.UnlabelledImages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * What is labelled.
 *
 * @param kind of input
 * @param uri where it is, as it was given
 * @param recipe all that decides what an artifact sees of it
 * @param units that it is cut into
 */
public record PredictionInput(
    Kind kind, String uri, List<String> recipe, List<PredictionUnit> units) {

  /** Rows of a feature set that one task reads; those with tokens are long. */
  private static final int ROWS = 8192;

  private static final int ROWS_WITH_TOKENS = 1024;

  /** What there is. */
  public enum Kind {
    /** A folder of image files. */
    IMAGES,
    /** A table of image files. */
    MANIFEST,
    /** A feature set. */
    FEATURES
  }

  /**
   * The largest images that are taken.
   *
   * @param maxPixels of an image that is decoded
   * @param maxFileBytes of a file that is read
   */
  public record Limits(long maxPixels, long maxFileBytes) {}

  public PredictionInput {
    recipe = List.copyOf(recipe);
    units = List.copyOf(units);
  }

  /**
   * Files of images: a folder or a table of them.
   *
   * @throws IOException if there are none, or the artifact's model cannot encode them
   */
  public static PredictionInput images(
      Kind kind, String uri, Labeller labeller, Limits limits, Configuration configuration)
      throws IOException {
    labeller.requireImageTower();
    List<Unit> units =
        kind == Kind.MANIFEST
            ? UnlabelledImages.table(uri, configuration)
            : UnlabelledImages.folder(uri, configuration);
    int lateLayers = labeller.scoring().tokens().map(TokenShape::lateLayers).orElse(0);
    ImageEncoding encoding =
        ImageEncoding.open(
            labeller.model(), lateLayers, limits.maxPixels(), limits.maxFileBytes(), configuration);
    if (!encoding.modelDigest().equals(labeller.config().modelDigest())) {
      throw new PredictionException(
          "Cannot label the images of %s: the model at %s has SHA-256 %s (expected: %s, the one that the artifact was learned for). Give that one to --model."
              .formatted(
                  uri, labeller.model(), encoding.modelDigest(), labeller.config().modelDigest()));
    }
    List<PredictionUnit> images = new ArrayList<>();
    units.forEach(unit -> images.add(new PredictionUnit.Images(unit, encoding)));
    return new PredictionInput(kind, uri, encoding.recipe(), images);
  }

  /**
   * The plain views of all splits of a feature set.
   *
   * @throws IOException if another model made it, or it lacks the tokens that the artifact looks at
   */
  public static PredictionInput features(String uri, Labeller labeller, Configuration configuration)
      throws IOException {
    FeatureSet features = FeatureSet.open(uri, configuration);
    requireFits(features, uri, labeller);
    boolean tokens = labeller.scoring().tokens().isPresent();
    List<PredictionUnit> units = new ArrayList<>();
    for (Split split : Split.values()) {
      features
          .slices(split, tokens ? ROWS_WITH_TOKENS : ROWS)
          .forEach(slice -> units.add(new PredictionUnit.Features(slice, columns(labeller))));
    }
    return new PredictionInput(Kind.FEATURES, uri, List.of("features " + features.digest()), units);
  }

  /** The columns of a feature set that an artifact looks at. */
  static Columns columns(Labeller labeller) {
    return labeller.scoring().tokens().isPresent() ? Columns.FEATURES_AND_TOKENS : Columns.FEATURES;
  }

  /** Refuses features of another model, or without the tokens that the artifact looks at. */
  static void requireFits(FeatureSet features, String uri, Labeller labeller)
      throws PredictionException {
    Model model = features.manifest().model();
    if (!model.digest().equals(labeller.config().modelDigest())) {
      throw new PredictionException(
          "Cannot label %s: the artifact was learned for model %s (SHA-256 %s), the features were made by %s (%s). Prepare the features with its model."
              .formatted(
                  uri,
                  labeller.config().baseModel(),
                  labeller.config().modelDigest(),
                  model.name(),
                  model.digest()));
    }
    if (labeller.scoring().tokens().isEmpty()) {
      return;
    }
    TokenShape expected = labeller.scoring().tokens().get();
    Tokens found = features.manifest().tokens();
    if (found == null || !found.shape().equals(expected)) {
      throw new PredictionException(
          "Cannot label %s with this steered tower: its tokens are %s (expected: %s, those that were steered). Prepare it with --tokens %d, or give the images to --images."
              .formatted(
                  uri,
                  found == null ? "not there" : found.shape(),
                  expected,
                  expected.lateLayers()));
    }
  }
}
