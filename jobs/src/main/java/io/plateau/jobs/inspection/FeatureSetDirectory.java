package io.plateau.jobs.inspection;

import io.plateau.jobs.command.HadoopFiles;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.FeatureSetManifest;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A feature set. It is whole when every shard has the bytes that its manifest says. */
final class FeatureSetDirectory implements DirectoryKind {

  @Override
  public String name() {
    return "feature set";
  }

  @Override
  public String marker() {
    return FeatureSetManifest.FILE_NAME;
  }

  @Override
  public SortedMap<String, String> inspect(String directory) throws IOException {
    FeatureSet features = FeatureSet.open(directory, HadoopFiles.configuration());
    features.verify();
    FeatureSetManifest manifest = features.manifest();
    SortedMap<String, String> facts =
        new TreeMap<>(
            Map.of(
                "classes", Integer.toString(manifest.classNames().size()),
                "images", Long.toString(manifest.images()),
                "set aside", Long.toString(manifest.quarantine().rows()),
                "rows", rows(manifest),
                "source", "%s (%s)".formatted(manifest.source().uri(), manifest.source().format()),
                "model",
                    "%s, sha256 %s".formatted(manifest.model().name(), manifest.model().digest()),
                "width", manifest.model().width() + " values",
                "written by", manifest.createdBy(),
                "sha256", features.digest()));
    FeatureSetManifest.Synthetic synthetic = manifest.synthetic();
    if (synthetic != null) {
      facts.put(
          "synthetic",
          "%d of each class, seed %d; generator %s, beta %s, sha256 %s"
              .formatted(
                  synthetic.perClass(),
                  synthetic.seed(),
                  synthetic.generator(),
                  synthetic.beta(),
                  synthetic.digest()));
    }
    return facts;
  }

  private static String rows(FeatureSetManifest manifest) {
    return manifest.splits().entrySet().stream()
        .map(split -> "%s %d".formatted(split.getKey(), split.getValue().rows()))
        .collect(Collectors.joining(", "));
  }
}
