package io.plateau.jobs.retrain;

import io.plateau.jobs.config.ContinualSettings;
import io.plateau.jobs.config.EffectiveSettings;
import io.plateau.jobs.config.RetrainSettings;
import io.plateau.jobs.continual.LearnedTask;
import io.plateau.jobs.continual.StreamContinuation;
import io.plateau.jobs.continual.StreamModel;
import io.plateau.jobs.continual.StreamWatcher;
import io.plateau.jobs.registry.Change;
import io.plateau.jobs.registry.Pointer;
import io.plateau.jobs.registry.RegisteredVersion;
import io.plateau.jobs.registry.Registry;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.Storage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns one category set more on from the version in use, compares both on the same samples,
 * registers what came of it, and puts it into use if the gate holds. Until that one step the
 * registry's version in use is what it was, however often a run is stopped.
 */
public final class Retrain {

  private static final Logger LOG = LoggerFactory.getLogger(Retrain.class);
  private static final String BEGUN = "begun.yaml";

  private final JavaSparkContext spark;
  private final Registry registry;
  private final StreamModel model;
  private final RetrainRequest request;
  private final StreamWatcher watcher;

  public Retrain(
      JavaSparkContext spark,
      Registry registry,
      StreamModel model,
      RetrainRequest request,
      StreamWatcher watcher) {
    this.spark = spark;
    this.registry = registry;
    this.model = model;
    this.request = request;
    this.watcher = watcher;
  }

  /**
   * Runs to the decision. Of a folder of feature sets the first is learned that was neither learned
   * nor held back before; the others are for the runs to come.
   *
   * @throws io.plateau.jobs.registry.ConflictException if another version was put into use
   *     meanwhile; the new one is registered, and not in use
   * @throws IOException if something cannot be read or written, or a run that was broken off is in
   *     the way
   */
  public Outcome run() throws IOException {
    Configuration configuration = spark.hadoopConfiguration();
    Pointer seen = registry.newestChange().orElse(null);
    Base base = base(seen);
    List<String> incoming = IncomingSets.at(request.features(), configuration);
    for (String features : incoming) {
      if (isOfFolder(features) && isKnown(features, base, configuration)) {
        LOG.info("{} was learned before, or is held out.", features);
        continue;
      }
      RetrainPlan plan =
          RetrainPlan.of(base, request.of(features), model.clip().digest(), configuration);
      Optional<Earlier> earlier = Earlier.of(plan, registry);
      if (earlier.isEmpty()) {
        return learn(seen, plan, configuration);
      }
      if (earlier.get().fate() == Earlier.Fate.NOT_YET_PROMOTED) {
        LOG.info("A run was stopped when this was learned, and not promoted yet.");
        return promote(earlier.get().version(), seen, plan);
      }
      LOG.info("{}", earlier.get().sentence());
    }
    if (isOfFolder(incoming.get(0))) {
      LOG.info(
          "Nothing to do: none of the {} feature sets in {} is new.",
          incoming.size(),
          request.features());
    }
    return Outcome.NOTHING_TO_DO;
  }

  private boolean isKnown(String features, Base base, Configuration configuration)
      throws IOException {
    String digest = FeatureSet.open(features, configuration).digest();
    for (String heldOut : request.heldOut()) {
      if (FeatureSet.open(heldOut, configuration).digest().equals(digest)) {
        return true;
      }
    }
    return base.knows(digest);
  }

  private boolean isOfFolder(String features) {
    return !features.equals(request.features());
  }

  private Base base(@Nullable Pointer seen) throws IOException {
    return seen == null
        ? Base.pretrained()
        : Base.of(registry.version(Integer.toString(seen.current())), request, strategy());
  }

  private String strategy() {
    return EffectiveSettings.flat(request.settings().learning()).getOrDefault("strategy", "");
  }

  private Outcome learn(@Nullable Pointer seen, RetrainPlan plan, Configuration configuration)
      throws IOException {
    String work = registry.workDirectory(plan.workName());
    StreamContinuation continuation =
        new StreamContinuation(
            spark,
            plan.scenario(),
            model,
            request.settings().learning(),
            plan.base().start(),
            plan.run(),
            work,
            watcher);
    begin(Storage.at(work, configuration), continuation.settings());
    LOG.info(
        "{} learns {} on from {}.",
        strategy(),
        plan.task(),
        plan.base().number() == null ? "the pretrained model" : "version " + plan.base().number());
    LearnedTask learned = continuation.learn();
    ContinualSettings settings = continuation.settings();
    Decision decision =
        new Gate(
                request.settings().gate(),
                settings.stream().resamples(),
                settings.training().run().seed())
            .decide(plan.base().number(), plan.task(), learned.sets());
    RegisteredVersion version =
        new Candidate(plan, inForce(settings), learned, decision).register(registry, model);
    announce(version, decision);
    if (decision.promoted()) {
      return promote(version, seen, plan);
    }
    registry.deleteWork(plan.workName());
    return Outcome.HELD_BACK;
  }

  private RetrainSettings inForce(ContinualSettings settings) {
    return new RetrainSettings(request.settings().protocol(), request.settings().gate(), settings);
  }

  private void begin(Storage work, ContinualSettings settings) throws IOException {
    boolean begun = work.exists(BEGUN);
    if (begun && request.action() == RetrainRequest.Action.START) {
      throw new IOException(
          "Cannot retrain: %s holds a run of the same, which was broken off or is still going on. Add --resume to go on with it, or delete it."
              .formatted(work.root()));
    }
    if (!begun) {
      work.writeText(BEGUN, EffectiveSettings.yaml(inForce(settings)));
    }
  }

  private static void announce(RegisteredVersion version, Decision decision) {
    decision
        .checks()
        .forEach(check -> LOG.info("{} {}", check.holds() ? "ok  " : "FAIL", check.sentence()));
    LOG.info(
        "Registered as version {}; the decision is in {}/{}.",
        version.number(),
        version.directory(),
        DecisionReport.FILE_NAME);
    if (!decision.promoted()) {
      LOG.warn(
          "Held back: {} of {} checks do not hold. {} stays.",
          decision.broken().size(),
          decision.checks().size(),
          decision.against() == null ? "The pretrained model" : "Version " + decision.against());
    }
  }

  private Outcome promote(RegisteredVersion version, @Nullable Pointer seen, RetrainPlan plan)
      throws IOException {
    registry.promote(
        version, seen, Change.byThisUser("retrained on %s; the gate holds".formatted(plan.task())));
    registry.deleteWork(plan.workName());
    LOG.info("Version {} is in use now.", version.number());
    return Outcome.PROMOTED;
  }
}
