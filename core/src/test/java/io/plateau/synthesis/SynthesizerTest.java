package io.plateau.synthesis;

import static io.plateau.clip.Closeness.relativeError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.GoldenClip;
import io.plateau.feature.Batch;
import io.plateau.feature.FeatureTable;
import io.plateau.prompt.ClassFeatures;
import io.plateau.prompt.PromptShape;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SynthesizerTest {

  private static final Generator GENERATOR =
      new Generator(ShipGoldens.SHAPE, ShipGoldens.learned());
  private static final List<String> CLASSES = List.of("river", "sea or lake", "pet");

  private static FrozenClip clip;

  @BeforeAll
  static void load() throws Exception {
    clip = FrozenClip.load(GoldenClip.directory("gelu"), Device.cpu());
  }

  @AfterAll
  static void close() {
    clip.close();
  }

  @Test
  void everyClassGetsItsNumberOfUnitFeatures() {
    FeatureTable table = table(CLASSES, 2, 1);

    assertThat(table.classNames()).isEqualTo(CLASSES);
    assertThat(table.batch().labels()).containsExactly(0, 0, 1, 1, 2, 2);
    assertThat(table.ids().get(3)).isEqualTo("synthetic/sea or lake/1");
    for (int row = 0; row < table.rows(); row++) {
      double squares = 0;
      for (float value : feature(table, row)) {
        squares += (double) value * value;
      }
      assertThat(squares).isCloseTo(1, within(1e-6));
    }
  }

  /** With a generator whose shift is nil, the feature is that of the shared vectors. */
  @Test
  void theFeatureIsThatOfThePrompt() {
    TreeMap<String, HostTensor> tensors = new TreeMap<>(ShipGoldens.learned().tensors());
    tensors.put("generator.shift.weight", HostTensor.zeros(16, 9));
    tensors.put("generator.shift.bias", HostTensor.zeros(16));
    Generator still = new Generator(ShipGoldens.SHAPE, new Parameters(tensors));

    float[] made =
        new Synthesizer(clip, still, new SamplePlan(CLASSES, 1, 1)).table().batch().features();

    HostTensor expected =
        ClassFeatures.learned(clip, CLASSES, PromptShape.unified(2), tensors.get("context"));
    assertThat(relativeError(made, expected.values())).isLessThan(1e-5);
  }

  @Test
  void aFeatureDependsOnItsClassIndexAndSeedAlone() {
    FeatureTable all = table(CLASSES, 3, 1);
    FeatureTable last = table(List.of("pet"), 2, 1);

    assertThat(relativeError(feature(last, 1), feature(all, 7))).isLessThan(1e-5);
    assertThat(relativeError(feature(last, 1), feature(last, 0))).isGreaterThan(0.01);
    assertThat(relativeError(feature(table(List.of("pet"), 2, 2), 1), feature(last, 1)))
        .isGreaterThan(0.01);
  }

  @Test
  void batchesPutTogetherAreTheTable() {
    SamplePlan plan = new SamplePlan(CLASSES, 100, 4);
    Synthesizer synthesizer = new Synthesizer(clip, GENERATOR, plan);

    assertThat(plan.batches()).isEqualTo(2);
    Batch second = synthesizer.batch(1);
    assertThat(second.rows()).isEqualTo(300 - 256);
    assertThat(second.features())
        .containsExactly(
            Arrays.copyOfRange(
                synthesizer.table().batch().features(), plan.start(1) * 12, plan.start(2) * 12));
  }

  @Test
  void noClassesAreRefused() {
    assertThatThrownBy(() -> new SamplePlan(List.of(), 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("classes: none (expected: at least one name)");
    assertThatThrownBy(() -> new SamplePlan(CLASSES, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("per-class: 0 (expected: > 0)");
  }

  @Test
  void everyClassIsNamedOnce() {
    assertThatThrownBy(() -> new SamplePlan(List.of("pet", "river", "pet"), 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("classes: 'pet' (expected: names that are not blank, each once)");
    assertThatThrownBy(() -> new SamplePlan(List.of("pet", " "), 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("classes: ' ' (expected: names that are not blank, each once)");
  }

  @Test
  void whatNoArrayHoldsIsRefused() {
    assertThatThrownBy(() -> new SamplePlan(CLASSES, Integer.MAX_VALUE, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("per-class: 2147483647 (expected: at most 715827797, for 3 classes)");
    Synthesizer many = new Synthesizer(clip, GENERATOR, new SamplePlan(CLASSES, 60_000_000, 1));
    assertThatThrownBy(many::table)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "per-class: 60000000 (expected: at most 59652323 in one table, for 3 classes). Draw batch by batch.");
  }

  @Test
  void aModelOfAnotherWidthIsRefused() {
    GeneratorShape other = GeneratorShape.published(8, 16);
    Generator generator = new Generator(other, other.initial(1));

    assertThatThrownBy(() -> new Synthesizer(clip, generator, new SamplePlan(CLASSES, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot use this generator with this model: it is for features of 8 and token embeddings of 16, the model has 12 and 16. Load the model that the generator was trained for, or train one for this.");
  }

  private static FeatureTable table(List<String> classes, int perClass, long seed) {
    return new Synthesizer(clip, GENERATOR, new SamplePlan(classes, perClass, seed)).table();
  }

  private static float[] feature(FeatureTable table, int row) {
    return table.batch().select(new int[] {row}).features();
  }
}
