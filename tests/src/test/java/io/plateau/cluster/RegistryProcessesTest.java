package io.plateau.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.jobs.registry.Change;
import io.plateau.jobs.registry.Pointer;
import io.plateau.jobs.registry.Provenance;
import io.plateau.jobs.registry.Provenance.Kind;
import io.plateau.jobs.registry.Provenance.Verdict;
import io.plateau.jobs.registry.Registry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes change one registry as fast as they can. */
@Tag("cluster")
class RegistryProcessesTest {

  private static final int TRIES = 200;

  @TempDir private Path directory;

  @Test
  void everyPromotionThatWonIsOneChangeOnTopOfWhatItsWriterSaw() throws IOException {
    String location = directory.resolve("registry").toString();
    Registry registry = Registry.init(location, new Configuration());
    for (int i = 0; i < 2; i++) {
      registry.add(
          "test",
          new Provenance(Kind.ADDED, "gcscoop", "pets.prompt", "m0de1", null, "", Verdict.NONE),
          new TreeMap<>(),
          Map.of("artifact/config.json", "{}".getBytes(StandardCharsets.UTF_8)));
    }
    registry.promote(registry.version("1"), null, new Change("first", ""));

    int won;
    try (PlateauProcess one = writer(location, "one");
        PlateauProcess two = writer(location, "two")) {
      won = won(one) + won(two);
    }

    List<Pointer> history = registry.history();
    assertThat(history).hasSize(1 + won);
    for (int i = 1; i < history.size(); i++) {
      assertThat(history.get(i).sequence()).isEqualTo(i + 1);
      assertThat(history.get(i).previous()).isEqualTo(history.get(i - 1).current());
      assertThat(history.get(i).current()).isNotEqualTo(history.get(i - 1).current());
    }
  }

  private PlateauProcess writer(String location, String name) throws IOException {
    return PlateauProcess.startMain(
        directory.resolve(name + ".log"),
        Map.of(),
        List.of(RegistryWriter.class.getName(), location, Integer.toString(TRIES), name));
  }

  private static int won(PlateauProcess writer) {
    assertThat(writer.exitCode()).as(writer.log()).isZero();
    return writer
        .log()
        .lines()
        .filter(line -> line.startsWith(RegistryWriter.WON))
        .mapToInt(line -> Integer.parseInt(line.substring(RegistryWriter.WON.length())))
        .sum();
  }
}
