package io.plateau.jobs.continual;

import io.plateau.continual.scenario.FeatureSetFacts;
import io.plateau.continual.scenario.FeatureSets;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.FeatureSetManifest;
import io.plateau.prep.featureset.FeatureSetManifest.SplitSummary;
import io.plateau.prep.featureset.Split;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * Feature sets that prepare wrote, as scenarios see them: by their manifests.
 *
 * @param configuration how file systems are reached
 */
public record StoredFeatureSets(Configuration configuration) implements FeatureSets {

  @Override
  public FeatureSetFacts at(String location) throws IOException {
    FeatureSetManifest manifest = FeatureSet.open(location, configuration).manifest();
    return new FeatureSetFacts(
        manifest.model().digest(),
        manifest.classNames(),
        images(manifest, Split.TRAIN),
        images(manifest, Split.TEST));
  }

  private static List<Long> images(FeatureSetManifest manifest, Split split) {
    SplitSummary summary = manifest.splits().get(split.label());
    return summary == null
        ? Collections.nCopies(manifest.classNames().size(), 0L)
        : summary.imagesPerClass();
  }
}
