package io.plateau.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FewShotSamplerTest {

  @Test
  void drawsClassesInOrderOfFirstAppearanceFromOneStream() {
    // 100 rows of label 7, then 50 of label 2: the two samples of CPython's stream of seed 1.
    int[] labels = IntStream.range(0, 150).map(i -> i < 100 ? 7 : 2).toArray();

    int[] positions = FewShotSampler.seeded(1).select(labels, 16).positions();

    assertThat(positions).startsWith(17, 72, 97, 8).hasSize(32);
    assertThat(IntStream.of(positions).skip(16).limit(4)).containsExactly(127, 138, 100, 144);
  }

  @Test
  void mapsDrawsToTheRowsOfTheClass() {
    int[] labels = IntStream.range(0, 200).map(i -> i % 2).toArray();

    int[] positions = FewShotSampler.seeded(1).select(labels, 16).positions();

    assertThat(IntStream.of(positions).limit(3)).containsExactly(2 * 17, 2 * 72, 2 * 97);
    assertThat(IntStream.of(positions).skip(16)).allMatch(position -> position % 2 == 1);
  }

  @Test
  void validationRowsComeFromTheSameStream() {
    FewShotSampler sampler = FewShotSampler.seeded(1);
    sampler.select(IntStream.range(0, 150).map(i -> i / 100).toArray(), 16);

    int[] validation = sampler.select(new int[10], FewShotSampler.validationShots(16)).positions();

    assertThat(validation).containsExactly(3, 6, 0, 4);
  }

  @Test
  void validationTakesNoMoreThanTheShots() {
    assertThat(FewShotSampler.validationShots(2)).isEqualTo(2);
  }

  @Test
  void aShortClassGivesAllItsRowsAndIsReported() {
    FewShotSelection selection = FewShotSampler.seeded(1).select(new int[] {5, 8, 5}, 2);

    assertThat(selection.positions()).hasSize(3).contains(0, 1, 2);
    assertThat(selection.shortClasses()).containsOnlyKeys(8).containsEntry(8, 1);
    assertThat(selection.warning())
        .hasValue("1 of the classes have fewer than 2 rows and give all of them: label 8 has 1");
  }

  @Test
  void aShortClassDrawsNothingFromTheStream() {
    int[] labels = IntStream.range(0, 101).map(i -> i == 0 ? 9 : 4).toArray();

    int[] positions = FewShotSampler.seeded(1).select(labels, 16).positions();

    assertThat(positions).startsWith(0, 1 + 17, 1 + 72, 1 + 97);
  }

  @Test
  void enoughRowsGiveNoWarning() {
    assertThat(FewShotSampler.seeded(1).select(new int[] {0, 1}, 1).warning()).isEmpty();
  }

  @Test
  void refusesNoShots() {
    assertThatThrownBy(() -> FewShotSampler.seeded(1).select(new int[] {0}, 0))
        .hasMessage("shots: 0 (expected: > 0)");
  }
}
