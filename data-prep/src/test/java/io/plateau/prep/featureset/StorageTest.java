package io.plateau.prep.featureset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plateau.prep.OtherFileSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorageTest {

  @TempDir private Path directory;

  /** On a disk, or on what has no renaming. */
  private Storage storage(String scheme) throws IOException {
    Configuration configuration = new Configuration(false);
    OtherFileSystem.register(configuration);
    return Storage.at(scheme + "://" + directory, configuration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "other"})
  void aFileIsReplaced(String scheme) throws IOException {
    storage(scheme).writeText("a/file", "old");
    storage(scheme).writeText("a/file", "new");

    assertThat(storage(scheme).readText("a/file")).isEqualTo("new");
    assertThat(directory.resolve("a").toFile().list()).containsExactly("file");
  }

  @Test
  void aFileMayLieInADirectoryOfAnyName() throws IOException {
    storage("file").writeText("a b/ü %20/file", "whole");

    assertThat(directory.resolve("a b/ü %20/file")).hasContent("whole");
  }

  @Test
  void credentialsInTheUriAreRefusedAndNotRepeated() {
    assertThatThrownBy(() -> Storage.at("s3a://key:hush/hush@bucket/a", new Configuration(false)))
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith("Cannot use s3a://***@bucket/a: it has credentials in it")
        .hasMessageNotContaining("hush");
  }

  @Test
  void aSchemeThatHadoopDoesNotKnowIsSaid() {
    assertThatThrownBy(() -> Storage.at("gopher://host/a", new Configuration(false)))
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Cannot use gopher://host/a: Hadoop has no file system of that scheme. Use file, hdfs or s3a (not s3).");
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "other"})
  void aWriterThatFailsLeavesNothing(String scheme) throws IOException {
    Storage storage = storage(scheme);

    assertThatThrownBy(
            () ->
                storage.write(
                    "a/file",
                    out -> {
                      out.write(1);
                      throw new IOException("The source is gone.");
                    }))
        .hasMessage("The source is gone.");

    assertThat(directory.resolve("a")).isEmptyDirectory();
  }

  @Test
  void aWriterThatFailsLeavesTheOldFile() throws IOException {
    Storage storage = storage("file");
    storage.writeText("file", "old");

    assertThatThrownBy(
            () ->
                storage.write(
                    "file",
                    out -> {
                      throw new IOException("The source is gone.");
                    }))
        .hasMessage("The source is gone.");

    assertThat(storage.readText("file")).isEqualTo("old");
  }

  @Test
  void whoeverReadsWhileAFileIsReplacedSeesItWhole() throws IOException {
    Storage storage = storage("file");
    storage.write("file", filled(0));
    CompletableFuture<Void> writing =
        CompletableFuture.runAsync(
            () -> {
              for (int content = 1; content <= 100; content++) {
                writeUnchecked(storage, filled(content));
              }
            });

    while (!writing.isDone()) {
      byte[] read = storage.read("file");
      assertThat(read).isEqualTo(filled(read[0]));
    }
    writing.join();
    assertThat(storage.read("file")).isEqualTo(filled(100));
  }

  private static byte[] filled(int content) {
    byte[] bytes = new byte[100_000];
    Arrays.fill(bytes, (byte) content);
    return bytes;
  }

  private static void writeUnchecked(Storage storage, byte[] content) {
    try {
      storage.write("file", content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatAKilledWriterLeftIsDeletedAndNothingElse() throws IOException {
    Storage storage = storage("file");
    storage.writeText("step-1", "whole");
    Files.writeString(directory.resolve(".step-2.0a1b2c3d-0000-4000-8000-0123456789ab.tmp"), "ha");
    Files.writeString(directory.resolve(".mine.tmp"), "kept");

    storage.deleteTemporary(".");

    assertThat(directory.toFile().list()).containsExactlyInAnyOrder("step-1", ".mine.tmp");
  }

  @Test
  void whereThereIsNoDirectoryThereIsNothingToDelete() throws IOException {
    storage("file").deleteTemporary("none");

    assertThat(directory).isEmptyDirectory();
  }
}
