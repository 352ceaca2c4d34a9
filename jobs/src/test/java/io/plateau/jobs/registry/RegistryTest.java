package io.plateau.jobs.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryTest {

  private static final Change CHANGE = new Change("mara", "tried on Monday");

  @TempDir private Path directory;
  private Registry registry;

  @BeforeEach
  void init() throws IOException {
    registry = Registry.init(directory.toString(), new Configuration());
  }

  private RegisteredVersion add(String content) throws IOException {
    return registry.add(
        "test",
        Provenance.added("gcscoop", "pets.prompt", "m0de1"),
        new TreeMap<>(Map.of("mean new", 0.75)),
        Map.of("artifact/adapter_config.json", content.getBytes(StandardCharsets.UTF_8)));
  }

  private Pointer promote(RegisteredVersion version) throws IOException {
    return registry.promote(version, registry.newestChange().orElse(null), CHANGE);
  }

  @Test
  void theVersionInUseIsTheOnePromotedLast() throws IOException {
    add("one");
    RegisteredVersion second = add("two");

    Pointer pointer = promote(second);

    Registry again = Registry.open(directory.toString(), new Configuration());
    assertThat(again.current().number()).isEqualTo(2);
    assertThat(again.current().artifactDirectory())
        .isEqualTo("file:" + directory + "/versions/000002/artifact");
    assertThat(again.current().manifest()).isEqualTo(second.manifest());
    assertThat(pointer.previous()).isNull();
    assertThat(again.history()).containsExactly(pointer);
    assertThat(pointer.reason()).isEqualTo("tried on Monday");
  }

  @Test
  void rollingBackGoesToWhatWasInUseBeforeAndTwiceToWhatWasBeforeThat() throws IOException {
    promote(add("one"));
    promote(add("two"));
    promote(add("three"));

    assertThat(registry.rollBack(CHANGE).current()).isEqualTo(2);
    assertThat(registry.rollBack(CHANGE).current()).isEqualTo(1);
    assertThatThrownBy(() -> registry.rollBack(CHANGE))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("no version was in use before");
    assertThat(registry.current().number()).isEqualTo(1);
  }

  @Test
  void whoDecidedOnWhatIsOutdatedIsToldWhatCountsNow() throws IOException {
    RegisteredVersion first = add("one");
    RegisteredVersion second = add("two");
    promote(first);

    assertThatThrownBy(() -> registry.promote(second, null, CHANGE))
        .isInstanceOf(ConflictException.class)
        .hasMessageMatching(
            "Cannot make version 2 the one in use: mara changed that meanwhile \\(.+\\), and it is version 1 now\\. Run again, if 2 is still to take its place\\.");
    assertThat(registry.current().number()).isEqualTo(1);
  }

  @Test
  void ofManyWritersAtOnceOneWinsAndTheOthersAreTold() throws Exception {
    List<Callable<Boolean>> writers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      RegisteredVersion version = add("version " + i);
      writers.add(
          () -> {
            try {
              registry.promote(version, null, CHANGE);
              return true;
            } catch (ConflictException e) {
              return false;
            }
          });
    }
    ExecutorService threads = Executors.newFixedThreadPool(8);
    int won = 0;
    for (Future<Boolean> writer : threads.invokeAll(writers)) {
      won += writer.get() ? 1 : 0;
    }
    threads.shutdown();

    assertThat(won).isEqualTo(1);
    assertThat(registry.history()).hasSize(1);
  }

  @Test
  void versionsThatAreAddedAtOnceGetNumbersOfTheirOwn() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(6);
    List<Callable<Integer>> writers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String content = "version " + i;
      writers.add(() -> add(content).number());
    }
    List<Integer> numbers = new ArrayList<>();
    for (Future<Integer> writer : threads.invokeAll(writers)) {
      numbers.add(writer.get());
    }
    threads.shutdown();

    assertThat(numbers).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
    assertThat(registry.versions()).hasSize(6);
  }

  @Test
  void aDamagedFileIsNamedWithItsDigests() throws IOException {
    RegisteredVersion version = add("as it was");
    Files.writeString(
        directory.resolve("versions/000001/artifact/adapter_config.json"), "as it is!");

    assertThatThrownBy(version::verify)
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("Cannot use version 1 of file:" + directory)
        .hasMessageContaining(
            "artifact/adapter_config.json is not what was registered: 9 bytes with SHA-256")
        .hasMessageContaining("Restore the file, or roll back to another version.");
    assertThatThrownBy(() -> promote(version)).isInstanceOf(RegistryException.class);
    assertThat(registry.history()).isEmpty();
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    RegisteredVersion version = add("as it was");
    Files.delete(directory.resolve("versions/000001/artifact/adapter_config.json"));

    assertThatThrownBy(version::verify)
        .hasMessageContaining("artifact/adapter_config.json is missing.");
  }

  @Test
  void aPointerThatIsDamagedIsNotPassedOverInSilence() throws IOException {
    promote(add("one"));
    promote(add("two"));
    Path newest = directory.resolve("pointers/000000002.json");
    Files.writeString(newest, Files.readString(newest).replace("\"current\": 2", "\"current\": 1"));

    assertThatThrownBy(registry::current)
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("000000002.json: it is damaged (its SHA-256 is ");
  }

  @Test
  void aVersionThatIsHalfWrittenIsNone() throws IOException {
    add("one");
    RegisteredVersion second = add("two");
    Files.delete(directory.resolve("versions/000002/version.json"));

    assertThat(registry.versions()).hasSize(1);
    assertThatThrownBy(() -> registry.version("2"))
        .hasMessage("Cannot find version 2 in file:%s: it has versions 1.".formatted(directory));
    assertThat(add("three").number()).isEqualTo(second.number() + 1);
  }

  @Test
  void wordsAndNumbersNameVersions() throws IOException {
    promote(add("one"));
    promote(add("two"));

    assertThat(registry.version("previous").number()).isEqualTo(1);
    assertThat(registry.version("000002").number()).isEqualTo(2);
    assertThatThrownBy(() -> registry.version("newest"))
        .hasMessage("version: newest (expected: a number, such as 12, or current, or previous)");
  }

  @Test
  void aDirectoryThatIsNoneIsRefusedWithWhatToDo() {
    String elsewhere = directory.resolve("elsewhere").toString();

    assertThatThrownBy(() -> Registry.open(elsewhere, new Configuration()))
        .hasMessage(
            "Cannot use %s as a registry: it has no registry.json. Check the path, or make one there: plateau registry init --registry %s"
                .formatted(elsewhere, elsewhere));
    assertThatThrownBy(() -> Registry.init(directory.toString(), new Configuration()))
        .hasMessageContaining("it is one already");
  }

  @Test
  void whatIsInUseAlreadyIsNotPromotedAgain() throws IOException {
    RegisteredVersion version = add("one");
    promote(version);

    assertThatThrownBy(() -> promote(version))
        .hasMessage("Cannot promote version 1: it is in use already.");
  }
}
