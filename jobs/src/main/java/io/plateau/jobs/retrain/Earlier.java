package io.plateau.jobs.retrain;

import io.plateau.jobs.registry.Provenance;
import io.plateau.jobs.registry.Provenance.Verdict;
import io.plateau.jobs.registry.RegisteredVersion;
import io.plateau.jobs.registry.Registry;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A version that was learned from the same data with the same settings before.
 *
 * @param version it
 * @param fate what became of it
 */
record Earlier(RegisteredVersion version, Fate fate) {

  /** What became of a version. */
  enum Fate {
    IN_USE,
    HELD_BACK,
    ROLLED_BACK,
    /** It passed, and the run was stopped before it was promoted. */
    NOT_YET_PROMOTED
  }

  /** The version that a plan would only make again, if there is one. */
  static Optional<Earlier> of(RetrainPlan plan, Registry registry) throws IOException {
    RegisteredVersion inUse = plan.base().version();
    if (inUse != null && provenance(inUse).identity().equals(plan.identity())) {
      return Optional.of(new Earlier(inUse, Fate.IN_USE));
    }
    List<RegisteredVersion> same =
        registry.versions().stream()
            .filter(version -> provenance(version).identity().equals(plan.identity()))
            .filter(version -> Objects.equals(provenance(version).base(), plan.base().number()))
            .toList();
    if (same.isEmpty()) {
      return Optional.empty();
    }
    RegisteredVersion last = same.get(same.size() - 1);
    if (provenance(last).verdict() == Verdict.HELD_BACK) {
      return Optional.of(new Earlier(last, Fate.HELD_BACK));
    }
    boolean wasInUse =
        registry.history().stream().anyMatch(change -> change.current() == last.number());
    return Optional.of(new Earlier(last, wasInUse ? Fate.ROLLED_BACK : Fate.NOT_YET_PROMOTED));
  }

  private static Provenance provenance(RegisteredVersion version) {
    return version.manifest().provenance();
  }

  /** Why there is nothing to do. */
  String sentence() {
    String learned =
        "Nothing to do: version %d was learned from these features with these settings"
            .formatted(version.number());
    return switch (fate) {
      case IN_USE -> learned + ", and is in use.";
      case HELD_BACK ->
          "%s, and was held back (%s). Change the features or the settings."
              .formatted(learned, version.directory() + "/" + DecisionReport.FILE_NAME);
      case ROLLED_BACK ->
          "%s, and was rolled back. Promote it by hand if it should be in use again."
              .formatted(learned);
      case NOT_YET_PROMOTED -> learned + ".";
    };
  }
}
