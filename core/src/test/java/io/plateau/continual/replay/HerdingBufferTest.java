package io.plateau.continual.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HerdingBufferTest {

  private static Sample sample(String id, int label, float x) {
    return new Sample(id, label, new float[] {x});
  }

  /** Mean 4: 3 is nearest; then (3 + 6)/2 = 4.5; then (3 + 6 + 2)/3 = 3.67, (3 + 6 + 0)/3 = 3. */
  private static final List<Sample> LINE =
      List.of(
          sample("a", 0, 0),
          sample("b", 0, 2),
          sample("c", 0, 3),
          sample("d", 0, 6),
          sample("e", 0, 9));

  @Test
  void asWorkedByHand() {
    assertThat(Herding.choose(LINE, 5))
        .extracting(Sample::id)
        .containsExactly("c", "d", "b", "e", "a");
  }

  @Test
  void ofEquallyGoodOnesTheLowerIdComesFirst() {
    List<Sample> even = List.of(sample("y", 0, 1), sample("x", 0, -1));
    assertThat(Herding.choose(even, 1)).extracting(Sample::id).containsExactly("x");
  }

  @Test
  void theOrderOfArrivalDoesNotMatter() {
    Random random = new Random(1);
    List<Sample> many =
        IntStream.range(0, 100)
            .mapToObj(
                i -> new Sample("s" + i, 0, new float[] {random.nextFloat(), random.nextFloat()}))
            .toList();
    List<Sample> shuffled = new ArrayList<>(many);
    Collections.shuffle(shuffled, random);
    assertThat(Herding.choose(shuffled, 30)).isEqualTo(Herding.choose(many, 30));
  }

  @Test
  void theMeanOfTheChosenComesCloserThanThatOfADraw() {
    Random random = new Random(1);
    List<Sample> many =
        IntStream.range(0, 500)
            .mapToObj(i -> sample("s" + i, 0, (float) random.nextGaussian()))
            .toList();
    double mean = many.stream().mapToDouble(sample -> sample.feature()[0]).average().orElseThrow();
    double chosen =
        Herding.choose(many, 20).stream()
            .mapToDouble(sample -> sample.feature()[0])
            .average()
            .orElseThrow();
    assertThat(Math.abs(chosen - mean)).isLessThan(0.01); // a draw's deviation is 0.22
  }

  @Test
  void olderClassesAreShortenedFromTheTail() {
    HerdingBuffer first = HerdingBuffer.empty(6).with(LINE);
    HerdingBuffer both = first.with(List.of(sample("p", 1, 1), sample("q", 1, 2)));
    assertThat(first.exemplars().get(0)).hasSize(5);
    assertThat(both.exemplars().get(0)).extracting(Sample::id).containsExactly("c", "d", "b");
    assertThat(both.exemplars().get(1)).hasSize(2);
    assertThat(both.all()).hasSize(5);
  }

  @Test
  void classesHerdedApartMergeToTheWhole() {
    List<Sample> other = List.of(sample("p", 1, 1), sample("q", 1, 2));
    List<Sample> all = new ArrayList<>(other);
    all.addAll(LINE);
    assertThat(HerdingBuffer.empty(4).with(other).merge(HerdingBuffer.empty(4).with(LINE)))
        .isEqualTo(HerdingBuffer.empty(4).with(all));
  }

  @Test
  void aClassThatReturnsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HerdingBuffer.empty(4).with(LINE).with(LINE))
        .withMessage(
            "Cannot add class 0: it was herded before. Bring all samples of a class together.");
  }
}
