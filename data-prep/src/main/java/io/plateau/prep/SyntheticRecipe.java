package io.plateau.prep;

import io.plateau.prep.featureset.FeatureSetManifest;
import io.plateau.synthesis.SamplePlan;
import java.util.List;

/**
 * What decides the bytes of a synthetic feature set, and the names of its files by that.
 *
 * @param recipe SHA-256 of what makes the features of a class
 * @param listing SHA-256 of the classes
 */
record SyntheticRecipe(String recipe, String listing) {

  static SyntheticRecipe of(String generatorDigest, String modelDigest, SamplePlan plan) {
    return new SyntheticRecipe(
        Recipe.digest(
            List.of(
                "schema " + FeatureSetManifest.SCHEMA_VERSION,
                "synthetic",
                "generator " + generatorDigest,
                "model " + modelDigest,
                "per class " + plan.perClass(),
                "seed " + plan.seed())),
        Recipe.digest(plan.classNames()));
  }

  /** Of all of it, short enough for names of files. */
  String suffix() {
    String all = Recipe.digest(List.of(recipe, listing, "batches " + SyntheticShard.BATCHES));
    return all.substring(0, 12);
  }

  boolean isOf(FeatureSetManifest manifest) {
    return manifest.recipe().equals(recipe) && manifest.listing().equals(listing);
  }
}
