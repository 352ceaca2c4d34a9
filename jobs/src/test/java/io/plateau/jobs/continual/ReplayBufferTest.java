package io.plateau.jobs.continual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plateau.continual.replay.Sample;
import io.plateau.continual.scenario.Protocol;
import io.plateau.continual.scenario.Scenario;
import io.plateau.continual.scenario.Task;
import io.plateau.jobs.config.BufferKind;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReplayBufferTest {

  /** Six samples of a class on a circle. */
  private static List<Sample> samples(int label) {
    return IntStream.range(0, 6)
        .mapToObj(
            i ->
                new Sample(
                    label + "/" + i,
                    label,
                    new float[] {(float) Math.cos(i + label), (float) Math.sin(i + label)}))
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void aBufferThatWasWrittenAndReadGoesOnAsItWas(BufferKind kind) throws Exception {
    ReplayBuffer buffer = new ReplayBuffer(kind, 5, 1);
    List<Sample> first = buffer.with(List.of(), samples(0));
    byte[] file = KeptSamples.encode(first).bytes();
    List<Sample> read = KeptSamples.decode(KeptTensors.of("buffer", file));

    assertThat(ids(buffer.with(read, samples(1)))).isEqualTo(ids(buffer.with(first, samples(1))));
    assertThat(first).hasSize(5);
  }

  @ParameterizedTest
  @EnumSource(names = {"CLASS_BALANCED", "HERDING"})
  void classesShareTheRoom(BufferKind kind) {
    ReplayBuffer buffer = new ReplayBuffer(kind, 5, 1);
    List<Sample> kept = buffer.with(buffer.with(List.of(), samples(0)), samples(1));

    assertThat(kept.stream().map(Sample::label)).containsExactly(0, 0, 1, 1);
  }

  @Test
  void herdingRefusesClassesThatReturn() {
    List<String> names = List.of("a", "b");
    Scenario domains =
        new Scenario(
            Protocol.DOMAIN_INCREMENTAL,
            List.of(new Task("photo", "p", names), new Task("sketch", "s", names)),
            List.of());

    new ReplayBuffer(BufferKind.RESERVOIR, 2, 1).requireFits(domains);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReplayBuffer(BufferKind.HERDING, 2, 1).requireFits(domains))
        .withMessageStartingWith(
            "buffer: herding (expected: reservoir or class-balanced, as classes return");
  }

  private static List<String> ids(List<Sample> samples) {
    return samples.stream().map(Sample::id).toList();
  }
}
