package io.plateau.jobs.evaluation;

import io.plateau.evaluation.AllClasses;
import io.plateau.evaluation.BaseToNew;
import io.plateau.evaluation.ClassScores;
import io.plateau.evaluation.Classifier;
import io.plateau.evaluation.Evaluation;
import io.plateau.evaluation.GeneralisedZeroShot;
import io.plateau.feature.Batch;
import io.plateau.feature.ClassSplit;
import io.plateau.feature.FeatureTable;
import io.plateau.jobs.report.ClassAccuracies;
import io.plateau.jobs.report.MethodRun;
import io.plateau.jobs.report.Part;
import io.plateau.jobs.report.PartScores;
import io.plateau.jobs.report.ReliabilityCurve;
import io.plateau.jobs.report.SamplePrediction;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a classifier scores on test rows.
 *
 * @param run the numbers for the report's table
 * @param evaluations everything measured, by part of the classes
 * @param classifier that was scored, over all classes
 */
public record ScoredMethod(
    MethodRun run, Map<Part, Evaluation> evaluations, Classifier classifier) {

  /** Why a method without rows of the new classes has no score there. */
  private static final String SILENT =
      "it learned from base classes and says nothing about classes without rows";

  /**
   * Scores a classifier by the base-to-new protocol.
   *
   * @param run names the method and the seed
   * @param classifier over the classes of the test rows, or over the base classes alone where it
   *     says nothing about others; what it then has no score for is undefined
   */
  public static ScoredMethod baseToNew(MethodRun run, Classifier classifier, FeatureTable test) {
    ClassSplit split = ClassSplit.halves(test.classNames().size());
    if (classifier.classes() == split.baseClasses()) {
      return baseAlone(run, classifier, test, split);
    }
    BaseToNew result = BaseToNew.of(classifier, test.batch(), split, test.classNames());
    Map<Part, Evaluation> evaluations = new EnumMap<>(Part.class);
    evaluations.put(Part.BASE, result.base());
    evaluations.put(Part.NEW, result.newClasses());
    return new ScoredMethod(run.with(result), evaluations, classifier);
  }

  private static ScoredMethod baseAlone(
      MethodRun run, Classifier classifier, FeatureTable test, ClassSplit split) {
    Batch rows = split.baseRows(test.batch());
    Evaluation base =
        Evaluation.of(classifier.score(rows), rows.labels(), split.baseOf(test.classNames()));
    return new ScoredMethod(
        run.with(Part.BASE, PartScores.of(base)).with(Part.NEW, PartScores.undefined(SILENT)),
        Map.of(Part.BASE, base),
        classifier);
  }

  /**
   * Scores a classifier by the generalised zero-shot protocol.
   *
   * @param run names the method and the seed
   * @param classifier over the classes of the test rows, or over the base classes alone where it
   *     says nothing about others; then all its scores are undefined
   */
  public static ScoredMethod generalised(MethodRun run, Classifier classifier, FeatureTable test) {
    ClassSplit split = ClassSplit.halves(test.classNames().size());
    if (classifier.classes() == split.baseClasses()) {
      PartScores none = PartScores.undefined(SILENT);
      return new ScoredMethod(
          run.with(Part.SEEN, none).with(Part.UNSEEN, none), Map.of(), classifier);
    }
    GeneralisedZeroShot result =
        GeneralisedZeroShot.of(classifier, test.batch(), split, test.classNames());
    Map<Part, Evaluation> evaluations = new EnumMap<>(Part.class);
    evaluations.put(Part.SEEN, result.seen());
    evaluations.put(Part.UNSEEN, result.unseen());
    return new ScoredMethod(run.with(result), evaluations, classifier);
  }

  /** Scores a classifier on base and new classes, each half by itself and against all names. */
  public static ScoredMethod baseToNewAndGeneralised(
      MethodRun run, Classifier classifier, FeatureTable test) {
    ScoredMethod apart = baseToNew(run, classifier, test);
    ScoredMethod together = generalised(apart.run(), classifier, test);
    Map<Part, Evaluation> evaluations = new EnumMap<>(Part.class);
    evaluations.putAll(apart.evaluations());
    evaluations.putAll(together.evaluations());
    return new ScoredMethod(together.run(), evaluations, classifier);
  }

  /**
   * Scores a classifier with all classes competing.
   *
   * @param run names the method and the seed
   * @param classifier over the classes of the test rows, or over fewer, the first of them; then it
   *     has no score
   */
  public static ScoredMethod allClasses(MethodRun run, Classifier classifier, FeatureTable test) {
    if (classifier.classes() < test.classNames().size()) {
      return new ScoredMethod(
          run.with(Part.ALL, PartScores.undefined(SILENT)), Map.of(), classifier);
    }
    AllClasses result = AllClasses.of(classifier, test.batch(), test.classNames());
    return new ScoredMethod(run.with(result), Map.of(Part.ALL, result.all()), classifier);
  }

  /**
   * What the method says about one row, among the classes it was scored against.
   *
   * @param row of the test rows that were scored
   */
  public SamplePrediction prediction(FeatureTable test, int row) {
    int classes = classifier.classes();
    int from = 0;
    int to = classes;
    ClassSplit split = ClassSplit.halves(test.classNames().size());
    if (evaluations.containsKey(Part.BASE) && classes == split.classes()) {
      boolean base = split.isBase(test.batch().labels()[row]);
      from = base ? 0 : split.baseClasses();
      to = base ? split.baseClasses() : classes;
    }
    ClassScores scores = classifier.over(from, to).score(test.batch().select(new int[] {row}));
    return new SamplePrediction(
        run.name(), test.classNames().get(from + scores.predicted(0)), scores.confidence(0));
  }

  /** The reliability diagrams of every part. */
  public List<ReliabilityCurve> reliability() {
    List<ReliabilityCurve> curves = new ArrayList<>();
    evaluations.forEach(
        (part, evaluation) ->
            curves.add(new ReliabilityCurve(run.name(), part, evaluation.calibration())));
    return curves;
  }

  /** The results class by class, of every part. */
  public List<ClassAccuracies> classes() {
    List<ClassAccuracies> classes = new ArrayList<>();
    evaluations.forEach(
        (part, evaluation) ->
            classes.add(new ClassAccuracies(run.name(), part, evaluation.classes())));
    return classes;
  }
}
