package io.plateau.jobs.adaptation;

import io.plateau.adapter.ClassTexts;
import io.plateau.adapter.LearnerInput;
import io.plateau.evaluation.Classifier;
import io.plateau.feature.FeatureTable;
import io.plateau.jobs.cluster.SparkSum;
import io.plateau.jobs.config.AdaptSettings;
import io.plateau.jobs.config.LearnerSettings;
import io.plateau.jobs.config.Shots;
import io.plateau.jobs.training.SyntheticRows;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.FeatureSetManifest;
import io.plateau.prep.featureset.Split;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One learner on the rows of one feature set, and what it got to learn from. */
public final class AdaptationRun {

  private static final Logger LOG = LoggerFactory.getLogger(AdaptationRun.class);

  private final FeatureSet features;
  private final @Nullable SyntheticRows synthetic;
  private final AdaptSettings settings;
  private final ShotDraw draw;
  private final SortedMap<String, String> facts = new TreeMap<>();

  /**
   * @param synthetic rows to learn from beside those of the feature set, if any
   */
  public AdaptationRun(
      FeatureSet features, @Nullable SyntheticRows synthetic, AdaptSettings settings) {
    this.features = features;
    this.synthetic = synthetic;
    this.settings = settings;
    this.draw = new ShotDraw(settings.draw(), LOG::warn);
  }

  /** What it learned from, in words. */
  public SortedMap<String, String> facts() {
    return facts;
  }

  /**
   * Learns. A closed form that takes every row leaves them where they are; else they come here.
   *
   * @param texts of the classes of the feature set, then of other synthetic ones
   */
  public Classifier learn(JavaSparkContext spark, ClassTexts texts) throws IOException {
    return settings.method().learner().isClosedForm()
            && settings.draw().shots().equals(Shots.ALL)
            && synthetic == null
        ? solve(spark, texts)
        : fit(texts);
  }

  private Classifier solve(JavaSparkContext spark, ClassTexts texts) throws IOException {
    int classes = draw.wantedClasses(texts.classes());
    FeatureTable validation = draw.wanted(validation());
    facts.put("rows", Long.toString(rowsOf(classes)));
    announce(validation);
    SparkSum rows = SparkSum.ofTraining(spark, features, classes);
    return Adaptation.solve(settings.method(), texts, rows, classes, validation);
  }

  /** Training rows of the first classes, all views of an image. */
  private long rowsOf(int classes) {
    FeatureSetManifest.SplitSummary train = features.manifest().splits().get(Split.TRAIN.label());
    long images = train.imagesPerClass().stream().limit(classes).mapToLong(Long::longValue).sum();
    return images * (train.rows() / train.images());
  }

  private Classifier fit(ClassTexts texts) throws IOException {
    LearnerInput input = draw.draw(texts, features.read(Split.TRAIN), validation());
    facts.put("rows", Integer.toString(input.train().rows()));
    if (synthetic != null) {
      FeatureTable rows = synthetic.rows();
      facts.put("synthetic rows", "%d of %s".formatted(rows.rows(), synthetic.origin().uri()));
      input = input.withSynthetic(Relabelling.under(texts.names(), rows));
    }
    announce(input.validation());
    return Adaptation.fit(settings.method(), input, settings.draw().seed());
  }

  private FeatureTable validation() throws IOException {
    if (features.manifest().rows(Split.VAL) > 0) {
      return features.read(Split.VAL);
    }
    int width = features.manifest().model().width();
    return Relabelling.none(features.manifest().classNames(), width);
  }

  private void announce(FeatureTable validation) {
    facts.put("validation rows", Integer.toString(validation.rows()));
    LearnerSettings method = settings.method();
    if (validation.rows() == 0 && method.learner().searches()) {
      LOG.warn(
          "There are no validation rows: the numbers of {} stay as they are set. Prepare a source with a val split to have them chosen.",
          method.learner().label());
    }
    LOG.info(
        "{} learns from {}.",
        method.learner().label(),
        facts.entrySet().stream()
            .map(fact -> "%s %s".formatted(fact.getValue(), fact.getKey()))
            .collect(Collectors.joining(", ")));
  }
}
