package io.plateau.prep;

import io.plateau.image.Preprocessing;
import io.plateau.prep.featureset.Digests;
import io.plateau.prep.featureset.FeatureSetManifest;
import io.plateau.prep.source.Source;
import io.plateau.prep.source.Unit;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * What decides the bytes of a feature set, as digests in hex.
 *
 * @param recipe of what makes a feature of an image. Features of the same recipe and version of an
 *     image are the same, so they need not be made again
 * @param listing of the classes and units of the source as they were found
 */
record Recipe(String recipe, String listing) {

  static Recipe of(PrepareRequest request, Source source, ImageModel model) {
    return new Recipe(
        digest(
            List.of(
                "schema " + FeatureSetManifest.SCHEMA_VERSION,
                "source " + source.uri(),
                "format " + source.format().label(),
                "model " + model.digest(),
                "preprocessing " + preprocessing(model),
                "views " + request.views(),
                "late layers " + request.lateLayers(),
                "batch size " + request.batchSize(),
                "most pixels " + request.maxPixels(),
                "longest file " + request.maxFileBytes())),
        listing(source));
  }

  private static String preprocessing(ImageModel model) {
    Preprocessing preprocessing = model.preprocessing();
    return preprocessing == null ? "unknown" : preprocessing.toJson();
  }

  /** Of everything: the same in all runs that write the same bytes. */
  String digest(PrepareRequest request) {
    return digest(List.of(recipe, listing, "shard bytes " + request.shardBytes()));
  }

  private static String listing(Source source) {
    MessageDigest digest = Digests.sha256();
    digest.update(digest(source.classNames()).getBytes(StandardCharsets.UTF_8));
    for (Unit unit : source.units()) {
      digest.update(unit.digest().getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static String digest(List<String> lines) {
    byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Digests.sha256().digest(bytes));
  }
}
