package io.plateau.continual.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScenarioPlanTest {

  private static final ListedTasks NONE = new ListedTasks(List.of());

  private static FeatureSetFacts facts(String model, String... names) {
    List<Long> images = Collections.nCopies(names.length, 5L);
    return new FeatureSetFacts(model, List.of(names), images, images);
  }

  private static FeatureSets sets(Map<String, FeatureSetFacts> sets) {
    return location -> {
      FeatureSetFacts facts = sets.get(location);
      if (facts == null) {
        throw new FileNotFoundException(location);
      }
      return facts;
    };
  }

  @Test
  void aTaskWithoutClassesHasThoseOfItsFeatureSet() throws IOException {
    ScenarioPlan plan =
        new ScenarioPlan(
            Protocol.TASK_INCREMENTAL,
            new ListedTasks(
                List.of(
                    new PlannedTask("a", "x", null), new PlannedTask("b", "y", List.of("q", "p")))),
            NONE);
    Scenario scenario =
        plan.resolve(sets(Map.of("x", facts("m", "k", "l"), "y", facts("m", "p", "q", "r"))));
    assertThat(scenario.tasks())
        .containsExactly(
            new Task("a", "x", List.of("k", "l")), new Task("b", "y", List.of("q", "p")));
  }

  @Test
  void classesInNumPysOrderAFewAtATime() throws IOException {
    String[] names = IntStream.range(0, 10).mapToObj(k -> "c" + k).toArray(String[]::new);
    ScenarioPlan plan =
        new ScenarioPlan(Protocol.CLASS_INCREMENTAL, new ClassIncrements("x", 4, 3, 1993L), NONE);
    // RandomState(1993).permutation(10) = 4 2 7 6 0 3 5 8 9 1
    assertThat(plan.resolve(sets(Map.of("x", facts("m", names)))).tasks())
        .containsExactly(
            new Task("task-1", "x", List.of("c4", "c2", "c7", "c6")),
            new Task("task-2", "x", List.of("c0", "c3", "c5")),
            new Task("task-3", "x", List.of("c8", "c9", "c1")));
  }

  @Test
  void withoutASeedClassesComeAsTheFeatureSetHasThemAndTheLastTaskIsWhatIsLeft()
      throws IOException {
    ScenarioPlan plan =
        new ScenarioPlan(Protocol.CLASS_INCREMENTAL, new ClassIncrements("x", 3, 3, null), NONE);
    assertThat(plan.resolve(sets(Map.of("x", facts("m", "a", "b", "c", "d", "e")))).tasks())
        .extracting(Task::classNames)
        .containsExactly(List.of("a", "b", "c"), List.of("d", "e"));
  }

  @Test
  void aLastTaskOfOneClassIsRefused() {
    ScenarioPlan plan =
        new ScenarioPlan(Protocol.CLASS_INCREMENTAL, new ClassIncrements("x", 2, 2, null), NONE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan.resolve(sets(Map.of("x", facts("m", "a", "b", "c")))))
        .withMessage(
            "Cannot use this scenario: task task-2: classes [c] (expected: two at least, to tell them apart)");
  }

  @Test
  void whatFeatureSetsLackComesWithAllElse() {
    ScenarioPlan plan =
        new ScenarioPlan(
            Protocol.CLASS_INCREMENTAL,
            new ListedTasks(
                List.of(
                    new PlannedTask("a", "x", null), new PlannedTask("b", "y", List.of("k", "z")))),
            new ListedTasks(List.of(new PlannedTask("h", "w", null))));
    FeatureSetFacts untested =
        new FeatureSetFacts("m", List.of("u", "v"), List.of(1L, 1L), List.of(0L, 1L));
    FeatureSetFacts untrained =
        new FeatureSetFacts("m", List.of("k", "l"), List.of(0L, 0L), List.of(1L, 1L));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                plan.resolve(
                    sets(Map.of("x", untrained, "y", facts("other", "k", "y"), "w", untested))))
        .withMessageStartingWith("Cannot use this scenario (5 problems):")
        .withMessageContaining("task b: class 'k' returns from task a")
        .withMessageContaining(
            "feature sets: of 2 models, {m=[x, w], other=[y]} (expected: of one. Prepare all of them with the same model)")
        .withMessageContaining("task a: no training images of [k, l] in x (expected: one at least")
        .withMessageContaining("task b: class 'z' (expected: one of the 2 classes of y)")
        .withMessageContaining("task h: no test images of [u] in w");
  }

  @Test
  void theOrdersOfMtil() throws IOException {
    List<Task> tasks = MtilOrder.MTIL_2.in("s3a://b/m").tasks(location -> facts("m", "k", "l"));
    assertThat(tasks).hasSize(11);
    assertThat(tasks.get(0))
        .isEqualTo(new Task("StanfordCars", "s3a://b/m/StanfordCars", List.of("k", "l")));
    assertThat(MtilOrder.MTIL_1.names())
        .startsWith("Aircraft", "Caltech101")
        .containsExactlyInAnyOrderElementsOf(MtilOrder.MTIL_2.names());
  }
}
