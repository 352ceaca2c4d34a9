package io.plateau.jobs.retrain;

import io.plateau.continual.scenario.ListedTasks;
import io.plateau.continual.scenario.PlannedTask;
import io.plateau.continual.scenario.Scenario;
import io.plateau.continual.scenario.ScenarioPlan;
import io.plateau.jobs.config.EffectiveSettings;
import io.plateau.jobs.config.RemedySettings;
import io.plateau.jobs.continual.SavedTask;
import io.plateau.jobs.continual.StoredFeatureSets;
import io.plateau.jobs.evaluation.ArtifactStore;
import io.plateau.jobs.run.CheckpointStore;
import io.plateau.prep.featureset.Digests;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/**
 * What a retrain is going to do.
 *
 * @param base what it learns on from
 * @param scenario all tasks, the new one last
 * @param decisive everything that decides the result but the base
 */
record RetrainPlan(Base base, Scenario scenario, SortedMap<String, String> decisive) {

  /**
   * Looks at the feature sets.
   *
   * @param modelDigest SHA-256 of the frozen model
   * @throws IOException if a feature set cannot be opened, or is not what it was
   * @throws IllegalArgumentException with all that is wrong with the sets
   */
  static RetrainPlan of(
      Base base, RetrainRequest request, String modelDigest, Configuration configuration)
      throws IOException {
    SortedMap<String, String> decisive =
        CheckpointStore.decisive(EffectiveSettings.flat(request.settings()));
    decisive.put("model", modelDigest);
    RemedySettings remedies = request.settings().learning().remedies();
    if (remedies.referenceSet().isPresent()) {
      decisive.put("reference", digest(remedies.referenceSet().get(), configuration));
    }
    if (remedies.generatorDirectory().isPresent()) {
      decisive.put(
          "generator",
          ArtifactStore.readGenerator(remedies.generatorDirectory().get(), configuration).digest());
    }
    List<PlannedTask> tasks = known(base.tasks(), configuration);
    List<PlannedTask> heldOut = known(base.heldOut(), configuration);
    Set<String> names = new HashSet<>();
    Stream.concat(tasks.stream(), heldOut.stream()).forEach(task -> names.add(task.name()));
    String features = location(request.features(), configuration);
    String name =
        TaskNames.unused(request.name() == null ? TaskNames.of(features) : request.name(), names);
    names.add(name);
    tasks.add(new PlannedTask(name, features, null));
    decisive.put("features", digest(features, configuration));
    List<String> guarded = new ArrayList<>();
    Set<String> digests = new HashSet<>();
    base.heldOut().forEach(set -> digests.add(set.digest()));
    for (String given : request.heldOut()) {
      String set = location(given, configuration);
      String digest = digest(set, configuration);
      guarded.add(digest);
      if (digests.add(digest)) {
        String setName = TaskNames.of(set, names);
        names.add(setName);
        heldOut.add(new PlannedTask(setName, set, null));
      }
    }
    decisive.put("held-out", String.join(" ", guarded));
    Scenario scenario =
        new ScenarioPlan(
                request.settings().protocol(), new ListedTasks(tasks), new ListedTasks(heldOut))
            .resolve(new StoredFeatureSets(configuration));
    return new RetrainPlan(base, scenario, decisive);
  }

  private static String location(String features, Configuration configuration) throws IOException {
    return Storage.at(features, configuration).root().toString();
  }

  private static String digest(String features, Configuration configuration) throws IOException {
    return FeatureSet.open(features, configuration).digest();
  }

  /** Sets of the version in use, which are scored again and must be what they were. */
  private static List<PlannedTask> known(List<SavedTask> sets, Configuration configuration)
      throws IOException {
    List<PlannedTask> planned = new ArrayList<>();
    for (SavedTask set : sets) {
      String now = digest(set.features(), configuration);
      if (!now.equals(set.digest())) {
        throw new IOException(
            "Cannot check the new version on %s: %s has changed since that was learned (SHA-256 %s, then %s). Put the old features back, or start a registry anew."
                .formatted(set.name(), set.features(), now, set.digest()));
      }
      planned.add(
          new PlannedTask(set.name(), location(set.features(), configuration), set.classNames()));
    }
    return planned;
  }

  /** The name of what is learned. */
  String task() {
    return scenario.tasks().get(scenario.tasks().size() - 1).name();
  }

  /** SHA-256 of everything that decides the result but the base. */
  String identity() {
    return sha256(decisive);
  }

  /** The same with the base, which decides it altogether. */
  SortedMap<String, String> run() {
    SortedMap<String, String> run = new TreeMap<>(decisive);
    run.put("base", base.number() == null ? "pretrained" : "version " + base.number());
    run.put("task", task());
    return run;
  }

  /** The directory under {@code work} in which this is learned, and nothing else. */
  String workName() {
    return sha256(run()).substring(0, 16);
  }

  private static String sha256(SortedMap<String, String> of) {
    return HexFormat.of()
        .formatHex(Digests.sha256().digest(of.toString().getBytes(StandardCharsets.UTF_8)));
  }
}
