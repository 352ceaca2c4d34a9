package io.plateau.prep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import io.plateau.prep.featureset.Storage;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputLockTest {

  @TempDir private Path directory;
  private Storage out;

  @BeforeEach
  void open() throws IOException {
    out = Storage.at(directory.toString(), new Configuration());
  }

  @Test
  void keepsASecondRunOut() throws IOException {
    try (OutputLock lock = OutputLock.acquire(out)) {
      lock.requireHeld();

      assertThatThrownBy(() -> OutputLock.acquire(out))
          .isInstanceOf(PrepareException.class)
          .hasMessageStartingWith(
              "Cannot write into file:%s: another run writes there; process %d on ",
              directory, ProcessHandle.current().pid())
          .hasMessageEndingWith(
              " holds _lock.json. Wait for it to end, or choose another --out. A run that was killed is taken for ended after 60 seconds.");
    }
  }

  @Test
  void isFreeAgainWhenItIsClosed() throws IOException {
    OutputLock.acquire(out).close();

    assertThat(lockFile()).doesNotExist();
    OutputLock.acquire(out).close();
  }

  @Test
  void takesOverFromAProcessThatHasEnded() throws IOException {
    String host = InetAddress.getLocalHost().getHostName();
    // No process has this number: the highest of Linux is 2^22.
    write(new OutputLock.Owner("other", host, 1L << 40, "", Instant.now().toString()));

    try (OutputLock lock = OutputLock.acquire(out)) {
      lock.requireHeld();
    }
  }

  @Test
  void takesOverWhatNobodyRenews() throws IOException {
    Instant renewed = Instant.now().minusSeconds(61);
    write(new OutputLock.Owner("other", "elsewhere", 1, "", renewed.toString()));

    try (OutputLock lock = OutputLock.acquire(out)) {
      lock.requireHeld();
    }
  }

  @Test
  void waitsForAnotherMachineWhileItRenews() throws IOException {
    write(new OutputLock.Owner("other", "elsewhere", 1, "", Instant.now().toString()));

    assertThatThrownBy(() -> OutputLock.acquire(out))
        .hasMessageContaining("process 1 on elsewhere, which was alive at ");
  }

  @Test
  void noticesThatSomebodyTookItOver() throws IOException {
    try (OutputLock lock = OutputLock.acquire(out)) {
      write(new OutputLock.Owner("other", "elsewhere", 1, "", Instant.now().toString()));

      assertThatThrownBy(lock::requireHeld)
          .isInstanceOf(PrepareException.class)
          .hasMessageContaining("process 1 on elsewhere");
    }
    assertThat(lockFile()).exists();
  }

  @Test
  void saysThatItsFileIsDamaged() throws IOException {
    Files.writeString(lockFile(), "{");

    assertThatThrownBy(() -> OutputLock.acquire(out))
        .hasMessage(
            "Cannot read file:%s/_lock.json: it is damaged. Delete it, if no other run writes there.",
            directory);
  }

  private Path lockFile() {
    return directory.resolve(OutputLock.FILE_NAME);
  }

  private void write(OutputLock.Owner owner) throws IOException {
    Files.writeString(lockFile(), new Gson().toJson(owner));
  }
}
