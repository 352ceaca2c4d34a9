package io.plateau.prep;

import io.plateau.prep.Prior.Containers;
import io.plateau.prep.Prior.PriorFile;
import io.plateau.prep.featureset.FeatureSetManifest;
import io.plateau.prep.featureset.FeatureSetManifest.Shard;
import io.plateau.prep.featureset.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What lies in an output directory when a run begins.
 *
 * @param manifest of the complete feature set, if there is one
 * @param parts of an interrupted run with the same recipe
 */
record Leftovers(Optional<FeatureSetManifest> manifest, List<PartSummary> parts) {

  /**
   * Looks for what can be used and deletes what cannot: half-written files, parts of other recipes,
   * and shards that no manifest names.
   */
  static Leftovers find(Storage out, Recipe recipe, Optional<FeatureSetManifest> manifest)
      throws IOException {
    deleteUnnamed(out, manifest);
    out.deleteTemporary(PartFiles.DIRECTORY);
    List<PartSummary> parts = new ArrayList<>();
    for (String file : out.fileNames(PartFiles.DIRECTORY)) {
      if (PartFiles.isSummary(file)) {
        PartSummary part = PartSummary.parse(out.readText(PartFiles.DIRECTORY + "/" + file));
        if (part.recipe().equals(recipe.recipe())) {
          parts.add(part);
        } else {
          delete(out, part);
        }
      }
    }
    return new Leftovers(manifest, parts);
  }

  /** Deletes the tables that a manifest does not name. */
  static void deleteUnnamed(Storage out, Optional<FeatureSetManifest> manifest) throws IOException {
    Set<String> named = new HashSet<>();
    manifest.ifPresent(
        complete -> {
          complete.shards().stream().map(Shard::path).forEach(named::add);
          named.add(complete.quarantine().path());
        });
    for (String directory : List.of(AssembleJob.FEATURES, AssembleJob.QUARANTINE)) {
      for (String file : out.fileNames(directory)) {
        String path = directory + "/" + file;
        if (!named.contains(path)) {
          out.delete(path);
        }
      }
    }
  }

  private static void delete(Storage out, PartSummary part) throws IOException {
    // The summary first: without it the rest is no part.
    out.delete(PartFiles.summary(part.name()));
    out.delete(PartFiles.features(part.name()));
    out.delete(PartFiles.quarantine(part.name()));
  }

  /** What of it can be used for a source with these classes. */
  Prior prior(String out, List<String> classNames) {
    List<PriorFile> shards = new ArrayList<>();
    List<String> quarantine = new ArrayList<>();
    manifest.ifPresent(
        complete -> {
          for (Shard shard : complete.shards()) {
            shards.add(new PriorFile(shard.path(), shard.split(), shard.firstId(), shard.lastId()));
          }
          quarantine.add(complete.quarantine().path());
        });
    boolean sameClasses =
        classNames.isEmpty()
            || manifest.map(complete -> complete.classNames().equals(classNames)).orElse(false);
    return new Prior(
        out,
        shards,
        parts.stream()
            .filter(part -> part.rows() > 0)
            .map(
                part ->
                    new PriorFile(
                        PartFiles.features(part.name()),
                        part.split(),
                        part.firstId(),
                        part.lastId()))
            .toList(),
        quarantine,
        sameClasses ? Containers.REUSABLE : Containers.CHANGED);
  }
}
