package io.plateau.jobs.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.jobs.registry.ExclusiveFiles.Attempt;
import io.plateau.prep.featureset.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The protocol of object stores, on a disk, which lists what was written as S3 does. */
class ClaimedFilesTest {

  @TempDir private Path directory;

  private ClaimedFiles files() throws IOException {
    return new ClaimedFiles(
        Storage.at(directory.toString(), new Configuration()),
        Clock.systemUTC(),
        Duration.ofSeconds(30));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** As a writer leaves it that died. */
  private void claim(Instant at) throws IOException {
    Path claims = Files.createDirectories(directory.resolve("pointer.json.claims"));
    Files.writeString(claims.resolve("0.json"), "{\"at\":\"%s\"}".formatted(at));
  }

  @Test
  void whoIsAloneCreates() throws IOException {
    assertThat(files().create("pointer.json", bytes("mine"))).isEqualTo(Attempt.CREATED);

    assertThat(directory.resolve("pointer.json")).hasContent("mine");
    assertThat(directory.resolve("pointer.json.claims")).isEmptyDirectory();
  }

  @Test
  void whoComesLaterIsRefused() throws IOException {
    files().create("pointer.json", bytes("mine"));

    assertThat(files().create("pointer.json", bytes("yours"))).isEqualTo(Attempt.TAKEN);
    assertThat(directory.resolve("pointer.json")).hasContent("mine");
  }

  @Test
  void ofWritersAtOnceOneCreates() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(6);
    for (int round = 0; round < 20; round++) {
      String name = "pointer-%d.json".formatted(round);
      List<Callable<Attempt>> writers = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        byte[] content = bytes("writer " + i);
        writers.add(() -> files().create(name, content));
      }
      List<Attempt> attempts = new ArrayList<>();
      for (Future<Attempt> writer : threads.invokeAll(writers)) {
        attempts.add(writer.get());
      }
      assertThat(attempts).containsOnlyOnce(Attempt.CREATED);
    }
    threads.shutdown();
  }

  @Test
  void aClaimThatIsFreshIsHonoured() throws IOException {
    claim(Instant.now());

    assertThat(files().create("pointer.json", bytes("mine"))).isEqualTo(Attempt.TAKEN);
    assertThat(directory.resolve("pointer.json")).doesNotExist();
  }

  @Test
  void aClaimOfLongAgoMakesTheNameOneThatIsNeverUsed() throws IOException {
    claim(Instant.now().minus(Duration.ofMinutes(11)));

    assertThat(files().create("pointer.json", bytes("mine"))).isEqualTo(Attempt.ABANDONED);
    assertThat(directory.resolve("pointer.json")).doesNotExist();
  }
}
