package io.plateau.prep.featureset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plateau.feature.FeatureTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureSetTest {

  private static final String SHARD = "features/train-00000.parquet";

  private final Configuration configuration = new Configuration();

  @TempDir private Path directory;

  @BeforeEach
  void writeFeatureSet() throws IOException {
    Storage storage = Storage.at(directory.toString(), configuration);
    List<FeatureRow> rows =
        List.of(
            new FeatureRow("a", "file:/a", 0, "cat", Split.TRAIN, 0, new float[] {1, 0}),
            new FeatureRow("a", "file:/a", 0, "cat", Split.TRAIN, 1, new float[] {0, 1}),
            new FeatureRow("\u732b", "file:/b", 1, "dog", Split.TRAIN, 0, new float[] {-1, 0}));
    FileSummary file = ParquetTable.writeFeatures(storage, SHARD, configuration, rows.iterator());
    FeatureSetManifest manifest =
        FeatureSetManifestTest.manifest(
            List.of(
                new FeatureSetManifest.Shard(
                    SHARD, Split.TRAIN, file.rows(), file.bytes(), file.sha256())));
    storage.writeText(FeatureSetManifest.FILE_NAME, manifest.toJson());
  }

  @Test
  void readsASplitIntoMemory() throws IOException {
    FeatureTable table = open().read(Split.TRAIN);

    assertThat(table.ids()).containsExactly("a", "a", "\u732b");
    assertThat(table.views()).containsExactly(0, 1, 0);
    assertThat(table.batch().labels()).containsExactly(0, 0, 1);
    assertThat(table.batch().features()).containsExactly(1, 0, 0, 1, -1, 0);
  }

  @Test
  void isWholeAsWritten() {
    assertThatCode(() -> open().verify()).doesNotThrowAnyException();
  }

  @Test
  void leavesNoOtherFilesBehind() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      assertThat(
              files.filter(Files::isRegularFile).map(file -> directory.relativize(file).toString()))
          .containsExactlyInAnyOrder(SHARD, "manifest.json");
    }
  }

  @Test
  void saysThatADirectoryWithoutManifestIsIncomplete() throws IOException {
    Files.delete(directory.resolve("manifest.json"));

    assertThatThrownBy(this::open)
        .isInstanceOf(FeatureSetException.class)
        .hasMessage(
            "Cannot open feature set %s: it has no manifest.json, so it is not a feature set or its preparation did not finish. Run prepare with --out %s.",
            directory, directory);
  }

  @Test
  void saysWhichShardIsMissing() throws IOException {
    Files.delete(directory.resolve(SHARD));

    assertThatThrownBy(this::open)
        .isInstanceOf(FeatureSetException.class)
        .hasMessage(
            "Cannot use shard %s of feature set file:%s: the file is missing. Copy the feature set again, or delete it and prepare it again.",
            SHARD, directory);
  }

  @Test
  void noticesAShardOfAnotherLength() throws IOException {
    Files.write(directory.resolve(SHARD), new byte[5]);

    assertThatThrownBy(this::open)
        .hasMessageStartingWith(
            "Cannot use shard %s of feature set file:%s: it has 5 bytes (expected: ",
            SHARD, directory);
  }

  @Test
  void noticesAChangedByte() throws IOException {
    byte[] bytes = Files.readAllBytes(directory.resolve(SHARD));
    bytes[bytes.length / 2] ^= 1;
    Files.write(directory.resolve(SHARD), bytes);

    assertThatThrownBy(() -> open().verify())
        .isInstanceOf(FeatureSetException.class)
        .hasMessageStartingWith(
            "Cannot use shard %s of feature set file:%s: its SHA-256 is ", SHARD, directory);
  }

  @Test
  void saysThatASplitIsEmpty() {
    assertThatThrownBy(() -> open().read(Split.TEST))
        .isInstanceOf(FeatureSetException.class)
        .hasMessage(
            "Cannot read split test of file:%s: it has no rows (splits with rows: [train]). Choose another split or prepare a source that has it.",
            directory);
  }

  private FeatureSet open() throws IOException {
    return FeatureSet.open(directory.toString(), configuration);
  }
}
