package io.plateau.jobs.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GarbageTest {

  private static final Change CHANGE = new Change("mara", "");
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir private Path directory;
  private Registry registry;

  /** Five versions, of which 2 is in use and 1 was before it. */
  @BeforeEach
  void fill() throws IOException {
    registry = Registry.init(directory.toString(), new Configuration());
    for (int i = 1; i <= 5; i++) {
      registry.add(
          "test",
          Provenance.added("gcscoop", "pets.prompt", "m0de1"),
          new TreeMap<>(),
          Map.of("artifact/config.json", "{}".getBytes(StandardCharsets.UTF_8)));
    }
    for (String version : List.of("1", "2")) {
      registry.promote(registry.version(version), registry.newestChange().orElse(null), CHANGE);
    }
  }

  private Garbage garbage(int keep, Duration later) throws IOException {
    return Garbage.of(registry, keep, DAY, Clock.fixed(Instant.now().plus(later), ZoneOffset.UTC));
  }

  private List<Integer> left() throws IOException {
    return registry.versions().stream().map(RegisteredVersion::number).toList();
  }

  @Test
  void theNewestAndTheTwoInUseStay() throws IOException {
    Garbage garbage = garbage(1, Duration.ZERO);

    assertThat(garbage).isEqualTo(new Garbage(List.of(3, 4), List.of(), List.of()));
    assertThat(left()).hasSize(5);
    assertThat(garbage.collect(registry)).containsExactly(3, 4);
    assertThat(left()).containsExactly(1, 2, 5);
    assertThat(directory.resolve("versions/000003")).doesNotExist();
  }

  @Test
  void whatWasPromotedMeanwhileStays() throws IOException {
    Garbage garbage = garbage(0, Duration.ZERO);
    registry.promote(registry.version("4"), registry.newestChange().orElseThrow(), CHANGE);

    assertThat(garbage.collect(registry)).containsExactly(3, 5);

    assertThat(registry.current().number()).isEqualTo(4);
    registry.current().verify();
  }

  @Test
  void whatWasBegunTodayIsNotAbandonedYet() throws IOException {
    Files.delete(directory.resolve("versions/000005/version.json"));
    Files.createDirectories(directory.resolve("work/abc"));
    Files.writeString(directory.resolve("work/abc/begun.yaml"), "strategy: ncm");

    assertThat(garbage(9, Duration.ofHours(23)).isEmpty()).isTrue();
    Garbage tomorrow = garbage(9, Duration.ofHours(25));
    assertThat(tomorrow).isEqualTo(new Garbage(List.of(), List.of(5), List.of("abc")));
    tomorrow.collect(registry);
    assertThat(directory.resolve("versions/000005")).doesNotExist();
    assertThat(directory.resolve("work/abc")).doesNotExist();
  }

  @Test
  void fewerThanNoneCannotStay() {
    assertThatThrownBy(() -> garbage(-1, Duration.ZERO)).hasMessage("keep: -1 (expected: >= 0)");
  }
}
