package io.plateau.continual.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuffersTest {

  /** 200 samples, of classes of unequal size. */
  private static final List<Sample> SAMPLES =
      IntStream.range(0, 200)
          .mapToObj(i -> new Sample("image-" + i, i % 20 == 0 ? 2 : i % 2, new float[] {i, 1}))
          .toList();

  private static final double KEY_OF_IMAGE_0 = 0.7033277692554698;

  /** The samples in another order, in parts of drawn sizes. */
  private static List<List<Sample>> parts(long seed) {
    List<Sample> shuffled = new ArrayList<>(SAMPLES);
    Random random = new Random(seed);
    Collections.shuffle(shuffled, random);
    List<List<Sample>> parts = new ArrayList<>();
    for (int from = 0; from < shuffled.size(); ) {
      int to = Math.min(shuffled.size(), from + random.nextInt(60));
      parts.add(shuffled.subList(from, to));
      from = to;
    }
    Collections.shuffle(parts, random);
    return parts;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aReservoirOfPartsIsThatOfTheWhole(long seed) {
    ReservoirBuffer whole = ReservoirBuffer.empty(17, 9).with(SAMPLES);
    ReservoirBuffer merged =
        parts(seed).stream()
            .map(part -> ReservoirBuffer.empty(17, 9).with(part))
            .reduce(ReservoirBuffer.empty(17, 9), ReservoirBuffer::merge);
    assertThat(merged).isEqualTo(whole);
    assertThat(whole.samples()).hasSize(17);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aBalancedBufferOfPartsIsThatOfTheWhole(long seed) {
    ClassBalancedBuffer whole = ClassBalancedBuffer.empty(17, 9).with(SAMPLES);
    ClassBalancedBuffer merged =
        parts(seed).stream()
            .map(part -> ClassBalancedBuffer.empty(17, 9).with(part))
            .reduce(ClassBalancedBuffer.empty(17, 9), ClassBalancedBuffer::merge);
    assertThat(merged).isEqualTo(whole);
    assertThat(whole.samples().values()).allSatisfy(ofClass -> assertThat(ofClass).hasSize(5));
  }

  @Test
  void keysAreSha256OfSeedAndId() {
    // int.from_bytes(hashlib.sha256((7).to_bytes(8, "big") + b"image-0").digest()[:8], "big") >> 11
    assertThat(SampleKeys.of(7, "image-0")).isEqualTo(KEY_OF_IMAGE_0);
    assertThat(SampleKeys.of(8, "image-0")).isNotEqualTo(KEY_OF_IMAGE_0);
  }

  @Test
  void whatIsKeptHasTheLargestKeysLargestFirst() {
    List<String> expected =
        SAMPLES.stream()
            .map(Sample::id)
            .sorted(Comparator.comparingDouble((String id) -> -SampleKeys.of(9, id)))
            .limit(17)
            .toList();
    assertThat(ReservoirBuffer.empty(17, 9).with(SAMPLES).samples())
        .extracting(Sample::id)
        .containsExactlyElementsOf(expected);
  }

  @Test
  void everySampleIsKeptEquallyOften() {
    int[] kept = new int[200];
    for (int seed = 0; seed < 2000; seed++) {
      ReservoirBuffer.empty(20, seed)
          .with(SAMPLES)
          .samples()
          .forEach(sample -> kept[(int) sample.feature()[0]]++);
    }
    // 2000 draws at probability 0.1 have a deviation of 13.4.
    assertThat(Arrays.stream(kept)).allMatch(times -> times > 140 && times < 260);
  }

  @Test
  void anIdCountsOnce() {
    assertThat(ReservoirBuffer.empty(300, 1).with(SAMPLES).with(SAMPLES).samples()).hasSize(200);
  }

  @Test
  void aClassThatIsSmallerThanItsShareGivesAllItHas() {
    ClassBalancedBuffer buffer = ClassBalancedBuffer.empty(60, 1).with(SAMPLES);
    assertThat(buffer.samples().get(2)).hasSize(10);
    assertThat(buffer.samples().get(0)).hasSize(20);
    assertThat(Sample.batch(buffer.all(), 2).rows()).isEqualTo(50);
  }

  @Test
  void sharesShrinkAsClassesComeAndTheRestStays() {
    List<Sample> first = SAMPLES.stream().filter(sample -> sample.label() == 0).toList();
    ClassBalancedBuffer before = ClassBalancedBuffer.empty(30, 1).with(first);
    ClassBalancedBuffer after = before.with(SAMPLES);
    assertThat(before.samples().get(0)).hasSize(30);
    assertThat(after.samples().get(0)).isEqualTo(before.samples().get(0).subList(0, 10));
  }

  @Test
  void aBufferSmallerThanTheClassesIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClassBalancedBuffer.empty(2, 1).with(SAMPLES))
        .withMessage("buffer: 2 samples (expected: >= 3, one for every class seen)");
  }

  @Test
  void buffersOfOtherDrawsDoNotMerge() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReservoirBuffer.empty(2, 1).merge(ReservoirBuffer.empty(2, 3)))
        .withMessage(
            "buffer: capacity 2, seed 3 (expected: 2 and 1, as the one it is merged with has)");
  }
}
