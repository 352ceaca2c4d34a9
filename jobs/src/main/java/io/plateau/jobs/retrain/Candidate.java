package io.plateau.jobs.retrain;

import io.plateau.jobs.config.EffectiveSettings;
import io.plateau.jobs.config.RetrainSettings;
import io.plateau.jobs.continual.ComparedSet.Role;
import io.plateau.jobs.continual.LearnedTask;
import io.plateau.jobs.continual.StreamModel;
import io.plateau.jobs.registry.Provenance;
import io.plateau.jobs.registry.RegisteredVersion;
import io.plateau.jobs.registry.Registry;
import io.plateau.jobs.retrain.GateCheck.Measure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was learned, with what the gate said of it, before it is registered.
 *
 * @param plan what was done
 * @param settings in force
 */
record Candidate(
    RetrainPlan plan, RetrainSettings settings, LearnedTask learned, Decision decision) {

  RegisteredVersion register(Registry registry, StreamModel model) throws IOException {
    SortedMap<String, String> flat = EffectiveSettings.flat(settings);
    Provenance provenance =
        new Provenance(
            Provenance.Kind.RETRAINED,
            flat.getOrDefault("strategy", ""),
            plan.scenario().tasks().get(plan.scenario().tasks().size() - 1).features(),
            model.clip().digest(),
            plan.base().number(),
            plan.identity(),
            decision.promoted() ? Provenance.Verdict.PASSED : Provenance.Verdict.HELD_BACK);
    return registry.add(model.createdBy(), provenance, metrics(), files(model));
  }

  private Map<String, byte[]> files(StreamModel model) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    learned
        .artifact()
        .files()
        .forEach((name, bytes) -> files.put(RegisteredVersion.ARTIFACT + "/" + name, bytes));
    files.putAll(learned.stream().files());
    files.put("stream/matrix.csv", utf8(learned.matrix()));
    files.put("settings.yaml", utf8(EffectiveSettings.yaml(settings)));
    files.put(Decision.FILE_NAME, decision.json());
    files.put(DecisionReport.FILE_NAME, DecisionReport.html(decision, origins(model)));
    return files;
  }

  private Map<String, String> origins(StreamModel model) {
    Map<String, String> origins = new LinkedHashMap<>(plan.run());
    origins.put("plateau", model.createdBy());
    return origins;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Accuracies of every set, and their means over old sets, the new one and held-out ones. */
  private SortedMap<String, Double> metrics() {
    SortedMap<String, Double> metrics = new TreeMap<>();
    Map<Role, List<Double>> byRole = new EnumMap<>(Role.class);
    for (GateCheck check : decision.checks()) {
      Double after = check.after();
      if (check.measure() == Measure.ACCURACY && after != null) {
        metrics.put("accuracy of " + check.set(), after);
        byRole.computeIfAbsent(check.role(), role -> new ArrayList<>()).add(after);
      }
    }
    byRole.forEach(
        (role, all) ->
            metrics.put(
                "mean " + role.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                all.stream().mapToDouble(Double::doubleValue).average().orElseThrow()));
    return metrics;
  }
}
