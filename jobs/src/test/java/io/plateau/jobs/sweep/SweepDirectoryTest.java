package io.plateau.jobs.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plateau.prep.featureset.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepDirectoryTest {

  @TempDir private Path directory;

  private SweepDirectory at() throws IOException {
    return new SweepDirectory(Storage.at(directory.toString(), new Configuration(false)));
  }

  private static SweepPlan plan(String lr, String tasks, long... seeds) {
    TreeMap<String, String> settings = new TreeMap<>();
    settings.put("lr", lr);
    settings.put("seed", "1");
    settings.put("strategy", "replay");
    TreeMap<String, String> orders = new TreeMap<>();
    orders.put("demo", tasks);
    List<SweepRun> runs = new ArrayList<>();
    for (long seed : seeds) {
      runs.add(new SweepRun("demo", "replay", seed));
    }
    return new SweepPlan(settings, orders, runs);
  }

  @Test
  void aPlanIsReadBack() throws IOException {
    at().begin(plan("0.002", "one: a, b", 1, 2));

    assertThat(at().plan()).contains(plan("0.002", "one: a, b", 1, 2));
    assertThat(Files.readString(directory.resolve("sweep.json"))).doesNotContain("\"seed\": \"1\"");
  }

  @Test
  void whatIsThereAlreadyIsNotOverwritten() throws IOException {
    at().begin(plan("0.002", "one: a, b", 1));

    assertThatThrownBy(() -> at().begin(plan("0.002", "one: a, b", 1)))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith(
            "it holds a sweep. Add --resume to go on with it, or choose another --out.");
  }

  @Test
  void aDirectoryOfOneRunIsNoSweep() throws IOException {
    Files.writeString(directory.resolve("stream.json"), "{}");

    assertThatThrownBy(() -> at().resume(plan("0.002", "one: a, b", 1)))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("Cannot run a sweep into file:")
        .hasMessageEndingWith("it holds stream.json. Choose another --out.");
  }

  @Test
  void seedsMayBeAdded() throws IOException {
    at().begin(plan("0.002", "one: a, b", 1, 2));

    at().resume(plan("0.002", "one: a, b", 2, 3));

    assertThat(at().plan().orElseThrow().runs())
        .extracting(SweepRun::directory)
        .containsExactly("demo/replay/seed-1", "demo/replay/seed-2", "demo/replay/seed-3");
  }

  @Test
  void otherSettingsAreAnotherSweep() throws IOException {
    at().begin(plan("0.002", "one: a, b", 1));

    assertThatThrownBy(() -> at().resume(plan("0.1", "one: a, b", 1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("it is another sweep (there and now: lr: 0.002 and 0.1).")
        .hasMessageEndingWith("Use the same scenarios and settings, or another --out.");
  }

  @Test
  void anotherStreamUnderTheSameNameIsAnotherSweep() throws IOException {
    at().begin(plan("0.002", "one: a, b", 1));

    assertThatThrownBy(() -> at().resume(plan("0.002", "one: a, c", 1)))
        .hasMessageContaining("order demo: one: a, b and one: a, c");
  }

  @Test
  void aDamagedFileIsSaidToBe() throws IOException {
    Files.writeString(directory.resolve("sweep.json"), "{\"runs\": [");

    assertThatThrownBy(() -> at().plan())
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("its sweep.json is damaged. Choose another --out.");
  }
}
