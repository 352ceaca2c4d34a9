package io.plateau.continual.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioTest {

  private static final Task PETS = new Task("pets", "pets.features", List.of("cat", "dog"));
  private static final Task FARM = new Task("farm", "farm.features", List.of("cow", "dog"));
  private static final Task CARS = new Task("cars", "cars.features", List.of("bus", "van"));

  private static Scenario of(Protocol protocol, Task... tasks) {
    return new Scenario(protocol, List.of(tasks), List.of());
  }

  @Test
  void classIncrementalScoresOverTheClassesSeen() {
    Scenario scenario = of(Protocol.CLASS_INCREMENTAL, PETS, CARS);
    assertThat(scenario.scoredOver(1, 0)).containsExactly("cat", "dog");
    assertThat(scenario.scoredOver(2, 0)).containsExactly("cat", "dog", "bus", "van");
    assertThat(scenario.scoredOver(1, 1)).isEmpty();
  }

  @Test
  void taskIncrementalScoresOverTheTasksOwnClassesWhichMayShareNames() {
    Scenario scenario = of(Protocol.TASK_INCREMENTAL, PETS, FARM);
    assertThat(scenario.scoredOver(0, 1)).containsExactly("cow", "dog");
    assertThat(scenario.classNames()).containsExactly("cat", "dog", "cow");
  }

  @Test
  void taskAgnosticScoresOverTheClassesOfAllTasksFromTheStart() {
    assertThat(of(Protocol.TASK_AGNOSTIC, PETS, CARS).scoredOver(0, 1))
        .containsExactly("cat", "dog", "bus", "van");
  }

  @Test
  void heldOutSetsAreScoredOverTheirOwnClasses() {
    Scenario scenario = new Scenario(Protocol.CLASS_INCREMENTAL, List.of(PETS), List.of(CARS));
    assertThat(scenario.scoredOver(0, 1)).containsExactly("bus", "van");
    assertThat(scenario.featureSets()).containsExactly("pets.features", "cars.features");
  }

  @Test
  void inDomainIncrementalTheClassesStay() {
    Task drawn = new Task("drawn", "drawn.features", List.of("dog", "cat"));
    assertThat(of(Protocol.DOMAIN_INCREMENTAL, PETS, drawn).classNames())
        .containsExactly("cat", "dog");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(Protocol.DOMAIN_INCREMENTAL, PETS, FARM))
        .withMessage(
            "Cannot use this scenario: task farm: classes [cow, dog] (expected: [cat, dog], those of"
                + " task pets, as domain-incremental keeps its label space)");
  }

  @Test
  void aClassThatReturnsIsRefusedWhereThereIsOneLabelSpace() {
    for (Protocol protocol : List.of(Protocol.CLASS_INCREMENTAL, Protocol.TASK_AGNOSTIC)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> of(protocol, PETS, CARS, FARM))
          .withMessageStartingWith(
              "Cannot use this scenario: task farm: class 'dog' returns from task pets (expected: in one task, as "
                  + protocol.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }
  }

  @Test
  void allProblemsComeAtOnce() {
    Task lonely = new Task("pets", "a", List.of("owl"));
    Task empty = new Task("empty", "b", List.of());
    Task twice = new Task("twice", "c", List.of("x", "x"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(Protocol.TASK_INCREMENTAL, PETS, lonely, empty, twice))
        .withMessageStartingWith("Cannot use this scenario (4 problems):")
        .withMessageContaining("name: 'pets' (expected: not blank, and no other task")
        .withMessageContaining("task pets: classes [owl] (expected: two at least")
        .withMessageContaining("task empty: classes [] (expected: two at least")
        .withMessageContaining("task twice: class 'x' stands twice (expected: once)");
  }

  @Test
  void aStreamNeedsATask() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(Protocol.TASK_INCREMENTAL))
        .withMessage("Cannot use this scenario: tasks: none (expected: one at least)");
  }

  @Test
  void aHeldOutSetMayBeTheRestOfAFeatureSetButNotWhatIsTrainedOn() {
    Task rest = new Task("rest", "pets.features", List.of("emu", "fox"));
    assertThatCode(() -> new Scenario(Protocol.TASK_INCREMENTAL, List.of(PETS), List.of(rest)))
        .doesNotThrowAnyException();
    Task same = new Task("same", "pets.features", List.of("dog", "fox"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Scenario(Protocol.TASK_INCREMENTAL, List.of(PETS), List.of(same)))
        .withMessage(
            "Cannot use this scenario: held-out set same: classes [dog] of pets.features, which task"
                + " pets is trained on (expected: never trained on)");
  }

  @Test
  void aBufferHoldsASampleOfEveryClass() {
    Scenario scenario = of(Protocol.CLASS_INCREMENTAL, PETS, CARS);
    assertThatCode(() -> scenario.requireBuffer(4)).doesNotThrowAnyException();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scenario.requireBuffer(3))
        .withMessage("buffer: 3 samples (expected: >= 4, one for every class of the stream)");
  }
}
