package io.plateau.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plateau.continual.scenario.ClassIncrements;
import io.plateau.continual.scenario.ListedTasks;
import io.plateau.continual.scenario.MtilOrder;
import io.plateau.continual.scenario.PlannedTask;
import io.plateau.continual.scenario.Protocol;
import io.plateau.continual.scenario.ScenarioPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioFileTest {

  private static ScenarioPlan parse(String... lines) {
    return ScenarioFile.parse("s.yaml", String.join("\n", lines));
  }

  @Test
  void aListOfTasksAndHeldOutSets() {
    assertThat(
            parse(
                "protocol: task-agnostic",
                "tasks:",
                "  - features: s3a://b/pets.features/",
                "  - name: cars",
                "    features: c",
                "    classes: [van, bus]",
                "held-out:",
                "  - features: food"))
        .isEqualTo(
            new ScenarioPlan(
                Protocol.TASK_AGNOSTIC,
                new ListedTasks(
                    List.of(
                        new PlannedTask("pets", "s3a://b/pets.features/", null),
                        new PlannedTask("cars", "c", List.of("van", "bus")))),
                new ListedTasks(List.of(new PlannedTask("food", "food", null)))));
  }

  @Test
  void oneFeatureSetAFewClassesAtATime() {
    assertThat(
            parse(
                    "protocol: class-incremental",
                    "features: cifar",
                    "classes-per-task: 10",
                    "first-task: 50",
                    "class-order-seed: 1993")
                .tasks())
        .isEqualTo(new ClassIncrements("cifar", 50, 10, 1993L));
    assertThat(
            parse("protocol: class-incremental", "features: cifar", "classes-per-task: 10").tasks())
        .isEqualTo(new ClassIncrements("cifar", 10, 10, null));
  }

  @Test
  void aPublishedOrder() {
    assertThat(parse("protocol: task-incremental", "order: mtil-2", "root: m/").tasks())
        .isEqualTo(MtilOrder.MTIL_2.in("m"));
  }

  @Test
  void jsonIsYaml() {
    assertThat(
            parse("{\"protocol\": \"domain-incremental\", \"tasks\": [{\"features\": \"a\"}]}")
                .protocol())
        .isEqualTo(Protocol.DOMAIN_INCREMENTAL);
  }

  @Test
  void aTaskWithAnEmptyListOfClassesStaysEmpty() {
    assertThat(
            parse("protocol: task-incremental", "tasks:", "  - features: a", "    classes: []")
                .tasks())
        .isEqualTo(new ListedTasks(List.of(new PlannedTask("a", "a", List.of()))));
  }

  @Test
  void allProblemsComeAtOnceWithTheirPlace() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                parse(
                    "protocl: class-incremental",
                    "tasks:",
                    "  - name: a",
                    "  - features: b",
                    "    clases: [x]",
                    "held-out: food"))
        .withMessageStartingWith("Cannot use these settings (5 problems):")
        .withMessageContaining("protocl: class-incremental (expected: another key, one of ")
        .withMessageContaining("did you mean protocol?), from s.yaml")
        .withMessageContaining("protocol: nothing (expected: one of class-incremental, ")
        .withMessageContaining("tasks[1].features: nothing (expected: a text)")
        .withMessageContaining("tasks[2].clases: [x] (expected: another key, one of ")
        .withMessageContaining("held-out: food (expected: a list of mappings");
  }

  @Test
  void tasksAreGivenInOneWay() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse("protocol: task-incremental", "order: mtil-1", "tasks: []"))
        .withMessage(
            "Cannot use these settings: tasks: [tasks, order] (expected: one of tasks, order and"
                + " classes-per-task), from s.yaml");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse("protocol: task-incremental"))
        .withMessageContaining("tasks: [] (expected: one of tasks, order and classes-per-task)");
  }

  @Test
  void numbersAreChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                parse(
                    "protocol: class-incremental",
                    "features: x",
                    "classes-per-task: ten",
                    "class-order-seed: -1"))
        .withMessageContaining("classes-per-task: ten (expected: a whole number from 1 to ")
        .withMessageContaining(
            "class-order-seed: -1 (expected: a whole number from 0 to 4294967295)");
  }
}
