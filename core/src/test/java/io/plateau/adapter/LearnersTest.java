package io.plateau.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.plateau.evaluation.BaseToNew;
import io.plateau.evaluation.Classifier;
import io.plateau.feature.Batch;
import io.plateau.feature.ClassSplit;
import io.plateau.feature.FeatureTable;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every learner. */
class LearnersTest {

  private static final int CLASSES = 4;
  private static final int WIDTH = 12;
  private static final TrainingSettings TRAINING = new TrainingSettings(1e-2, 0.01, 16, 30);

  /** With weights for a task where texts say less than they do for CLIP. */
  private static final SortedMap<String, FeatureLearner> ALL = new TreeMap<>();

  static {
    ALL.put("class-mean", FeatureLearner.nearestClassMean());
    ALL.put("gda", FeatureLearner.gaussianDiscriminant(GdaSettings.defaults()));
    ALL.put("probe", FeatureLearner.linearProbe(LinearProbeSettings.defaults()));
    ALL.put("tip", FeatureLearner.tipAdapter(new TipAdapterSettings(100, 1)));
    ALL.put("tip-f", FeatureLearner.tipAdapterF(new TipAdapterSettings(100, 1), TRAINING));
    ALL.put("clip-adapter", FeatureLearner.clipAdapter(new ClipAdapterSettings(0.6, 2), TRAINING));
    ALL.put("cross-modal", FeatureLearner.crossModal(new CrossModalSettings(1e-2, 0.01, 8, 400)));
    ALL.put("lp++", FeatureLearner.lpPlusPlus(LpPlusPlusSettings.defaults()));
  }

  static Stream<Arguments> all() {
    return ALL.entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  static Stream<Arguments> servingNewClasses() {
    return all().filter(a -> !a.get()[0].equals("class-mean") && !a.get()[0].equals("probe"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void learnsWhatTextsDoNotSay(String name, FeatureLearner learner) {
    FeatureTable train = Tasks.clusters(CLASSES, 8, WIDTH, 0.3, 1);
    double zeroShot = ClosedFormsTest.accuracy(FeatureLearner.zeroShot(), train, CLASSES, WIDTH);

    assertThat(ClosedFormsTest.accuracy(learner, train, CLASSES, WIDTH))
        .as(name)
        .isGreaterThan(zeroShot + 0.15);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void theSameSeedGivesTheSameBits(String name, FeatureLearner learner) {
    LearnerInput input = validated();
    Batch test = Tasks.clusters(CLASSES, 10, WIDTH, 0.5, 5).batch();

    assertThat(learner.fit(input, 7).score(test).logits())
        .containsExactly(learner.fit(input, 7).score(test).logits());
  }

  private static LearnerInput validated() {
    return new LearnerInput(
        Tasks.axes(CLASSES, WIDTH),
        Tasks.clusters(CLASSES, 6, WIDTH, 0.5, 1),
        Tasks.clusters(CLASSES, 4, WIDTH, 0.5, 2));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void takesOneSampleInAClass(String name, FeatureLearner learner) {
    FeatureTable train =
        Tasks.clusters(CLASSES, 5, WIDTH, 0.3, 1)
            .select(new int[] {0, 1, 2, 3, 4, 5, 8, 9, 12, 13});

    assertThat(train.batch().labels()).containsOnlyOnce(2).containsOnlyOnce(3);
    assertThat(finiteLogits(learner, train)).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void takesOneSampleInEveryClass(String name, FeatureLearner learner) {
    assertThat(finiteLogits(learner, Tasks.clusters(CLASSES, 1, WIDTH, 0.3, 1))).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void takesConstantFeatures(String name, FeatureLearner learner) {
    FeatureTable train = Tasks.clusters(CLASSES, 3, WIDTH, 0.3, 1).select(new int[12]);
    int[] labels = IntStream.range(0, 12).map(row -> row % CLASSES).toArray();
    FeatureTable constant = Tasks.table(CLASSES, labels, train.batch().features());

    assertThat(finiteLogits(learner, constant)).isTrue();
  }

  private static boolean finiteLogits(FeatureLearner learner, FeatureTable train) {
    Batch test = Tasks.clusters(CLASSES, 5, WIDTH, 0.3, 5).batch();
    float[] logits =
        learner.fit(LearnerInput.of(Tasks.axes(CLASSES, WIDTH), train), 1).score(test).logits();
    return IntStream.range(0, logits.length).allMatch(i -> Float.isFinite(logits[i]));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("servingNewClasses")
  void scoresClassesWithoutRows(String name, FeatureLearner learner) {
    ClassSplit split = ClassSplit.halves(CLASSES);
    ClassTexts texts = Tasks.axes(CLASSES, WIDTH);
    FeatureTable train = Tasks.clusters(CLASSES, 8, WIDTH, 0.3, 1);
    int[] base =
        IntStream.range(0, train.rows()).filter(row -> split.isBase(row % CLASSES)).toArray();

    Classifier classifier = learner.fit(LearnerInput.of(texts, train.select(base)), 1);
    BaseToNew result =
        BaseToNew.of(
            classifier, Tasks.clusters(CLASSES, 20, WIDTH, 0.3, 2).batch(), split, texts.names());

    assertThat(result.base().accuracy().orElseThrow()).isGreaterThan(0.8);
  }

  @Test
  void aProbeNeedsRowsOfEveryClass() {
    FeatureTable train = Tasks.table(3, new int[] {0, 2}, 1, 0, 0, 0, 0, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ALL.get("probe").fit(LearnerInput.of(Tasks.axes(3, 3), train), 1))
        .withMessage(
            "Cannot fit a linear probe: class 'class-1' has no rows to learn from. Leave the class out, or add synthetic rows of it.");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void syntheticRowsBringAClassIn(String name, FeatureLearner learner) {
    FeatureTable rows = Tasks.clusters(CLASSES, 8, WIDTH, 0.3, 1);
    int[] real = IntStream.range(0, rows.rows()).filter(row -> row % CLASSES != 3).toArray();
    int[] generated = IntStream.range(0, rows.rows()).filter(row -> row % CLASSES == 3).toArray();
    LearnerInput input =
        LearnerInput.of(Tasks.axes(CLASSES, WIDTH), rows.select(real))
            .withSynthetic(rows.select(generated));
    Batch test = Tasks.clusters(CLASSES, 20, WIDTH, 0.3, 2).batch();

    assertThat(Accuracy.correct(learner.fit(input, 1), test)).as(name).isGreaterThan(56);
  }

  @Test
  void crossModalAndLpPlusPlusKeepNewClassesWhereTheyStart() {
    LearnerInput base = Golden.base();
    float[] text = Golden.values("texts");

    LinearClassifier head = new CrossModal(new CrossModalSettings(1e-2, 0.01, 8, 20)).fit(base, 1);
    LinearClassifier plus = new LpPlusPlus(LpPlusPlusSettings.defaults()).fit(base, 1);

    double alpha = plus.weights()[3 * 12] / text[3 * 12];
    assertThat(plus.bias()[3]).isZero();
    for (int i = 3 * 12; i < 4 * 12; i++) {
      assertThat(head.weights()[i]).isCloseTo(Golden.SCALE * text[i], within(1e-5));
      assertThat(plus.weights()[i]).isCloseTo(alpha * text[i], within(1e-3));
    }
  }

  @Test
  void aTrainingThatRunsAwaySaysSo() {
    FeatureLearner wild = FeatureLearner.crossModal(new CrossModalSettings(1e38, 0, 8, 50));

    assertThatIllegalStateException()
        .isThrownBy(() -> wild.fit(Golden.input(), 1))
        .withMessageMatching(
            "Cannot go on fitting the cross-modal head: the loss of step \\d+ is .*, its gradient not finite\\. Lower the learning rate\\.");
  }
}
