package io.plateau.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.FeatureSetManifest.Shard;
import io.plateau.world.Combination;
import io.plateau.world.ShiftedTask;
import io.plateau.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Preparations as processes of their own: one is killed, another comes in between. */
@Tag("cluster")
class PrepareProcessesTest {

  private static final int CLASSES = 6;
  private static final int TRAIN_PER_CLASS = 40;
  private static final int TEST_PER_CLASS = 4;

  @TempDir private static Path directory;

  @BeforeAll
  static void drawSource() throws IOException {
    World world = new World(1);
    List<Combination> classes = ShiftedTask.of(world).classes().subList(0, CLASSES);
    new ShiftedTask(world, classes, CLASSES, TRAIN_PER_CLASS, TEST_PER_CLASS)
        .write(directory.resolve("source"));
  }

  @Test
  void oneRunAtATimeAndNothingTwice() throws IOException {
    Path out = directory.resolve("out");
    try (PlateauProcess first = prepare(out, "first")) {
      await()
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofMillis(20))
          .until(() -> parts(out) > 0);
      first.suspend(); // so that it cannot end before the second has looked
      try (PlateauProcess second = prepare(out, "second")) {
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.log())
            .contains(
                "Cannot write into file:" + out + ": another run writes there; process ",
                " holds _lock.json. Wait for it to end, or choose another --out.");
      }
      assertThat(first.isAlive()).isTrue();
      first.kill();
      assertThat(first.exitCode()).isEqualTo(137);
    }
    long kept = parts(out);
    assertThat(kept).isPositive();
    assertThat(out.resolve("manifest.json")).doesNotExist();

    try (PlateauProcess third = prepare(out, "third")) {
      assertThat(third.exitCode()).as(third.log()).isZero();
      assertThat(third.log()).contains("Taking over file:" + out + ": the run of ");
    }
    Path fresh = directory.resolve("fresh");
    try (PlateauProcess other = prepare(fresh, "fresh")) {
      assertThat(other.exitCode()).as(other.log()).isZero();
    }
    assertThat(shards(out)).isEqualTo(shards(fresh));
    assertThat(out.resolve("_parts")).doesNotExist();
    assertThat(out.resolve("_lock.json")).doesNotExist();
  }

  private static PlateauProcess prepare(Path out, String name) throws IOException {
    return PlateauProcess.start(
        directory.resolve(name + ".log"),
        Map.of(),
        List.of(
            "prepare",
            "--source=" + directory.resolve("source"),
            "--model=embedded",
            "--out=" + out,
            "--views=8",
            "--master=local[1]"));
  }

  private static long parts(Path out) throws IOException {
    Path parts = out.resolve("_parts");
    try (Stream<Path> files = Files.exists(parts) ? Files.list(parts) : Stream.empty()) {
      return files.filter(file -> file.toString().endsWith(".json")).count();
    }
  }

  private static List<String> shards(Path out) throws IOException {
    FeatureSet features = FeatureSet.open(out.toString(), new Configuration());
    features.verify();
    return features.manifest().shards().stream().map(Shard::sha256).toList();
  }
}
