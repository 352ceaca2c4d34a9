package io.plateau.prep;

import io.plateau.prep.featureset.Digests;
import io.plateau.prep.featureset.FeatureSetManifest;
import io.plateau.prep.source.Source;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 of all that decides which bytes a feature set has. */
final class RequestDigest {

  private RequestDigest() {}

  static String of(PrepareRequest request, Source source, ImageModel model) {
    List<String> decisive =
        List.of(
            "schema " + FeatureSetManifest.SCHEMA_VERSION,
            "source " + source.uri(),
            "format " + source.format().label(),
            "listing " + source.digest(),
            "model " + model.digest(),
            "preprocessing " + model.preprocessing().toJson(),
            "views " + request.views(),
            "batch size " + request.batchSize(),
            "shard rows " + request.shardRows());
    byte[] bytes = String.join("\n", decisive).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Digests.sha256().digest(bytes));
  }
}
