package io.plateau.prep.featureset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plateau.feature.FeatureTable;
import io.plateau.prep.featureset.ParquetTable.Columns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureSetTest {

  private static final String SHARD = "features/train-00000.parquet";

  private final Configuration configuration = new Configuration();

  @TempDir private Path directory;

  @BeforeEach
  void writeFeatureSet() throws IOException {
    List<FeatureRow> rows =
        List.of(
            row("a", Target.of(0, "cat"), 0, 1, 0),
            row("a", Target.of(0, "cat"), 1, 0, 1),
            row("\u732b", Target.of(1, "dog"), 0, -1, 0));
    write(rows);
  }

  private static FeatureRow row(String id, Target target, int view, float... feature) {
    return row(id, 0, target, view, feature);
  }

  private static FeatureRow row(
      String id, long position, Target target, int view, float... feature) {
    return FeatureRow.of(id, "file:/" + id, "v1", position, target, Split.TRAIN, view, feature);
  }

  private void write(List<FeatureRow> rows) throws IOException {
    Storage storage = Storage.at(directory.toString(), configuration);
    FileSummary file =
        ParquetTable.writeFeatures(
            storage,
            SHARD,
            configuration,
            Columns.FEATURES,
            sink -> {
              for (FeatureRow row : rows) {
                sink.accept(row);
              }
            });
    FeatureSetManifest manifest =
        FeatureSetManifestTest.manifest(
            List.of(
                new FeatureSetManifest.Shard(
                    SHARD,
                    Split.TRAIN,
                    file.rows(),
                    file.bytes(),
                    file.sha256(),
                    file.firstId(),
                    file.lastId())));
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
  void keepsTheOrderOfTheSource() throws IOException {
    write(
        List.of(
            row("a", 2, Target.of(0, "cat"), 0, 1, 0),
            row("a", 2, Target.of(0, "cat"), 1, 0, 1),
            row("b", 0, Target.of(1, "dog"), 0, -1, 0)));

    FeatureTable table = open().read(Split.TRAIN);

    assertThat(table.ids()).containsExactly("b", "a", "a");
    assertThat(table.views()).containsExactly(0, 0, 1);
    assertThat(table.batch().features()).containsExactly(-1, 0, 1, 0, 0, 1);
  }

  @Test
  void refusesImagesWithoutAClass() throws IOException {
    write(
        List.of(
            row("a", Target.of(0, "cat"), 0, 1, 0),
            row("b", Target.captioned("a dog, asleep"), 0, 0, 1)));

    assertThatThrownBy(() -> open().read(Split.TRAIN))
        .isInstanceOf(FeatureSetException.class)
        .hasMessage(
            "Cannot read split train of file:%s: 1 of its 2 rows have no class. Prepare it from a source that says the class of every image.",
            directory);
  }

  @Test
  void keepsWhatIsKnownOfAnImage() throws IOException {
    FeatureRow captioned = row("b", 7, Target.captioned("a dog, asleep"), 0, 0, 1);
    write(List.of(row("a", Target.of(0, "cat").withCaption("red"), 0, 1, 0), captioned));

    try (ParquetReader<FeatureRow> reader =
        TableReader.features(
            Storage.at(directory.toString(), configuration), SHARD, configuration, "b", "b")) {
      assertThat(reader.read()).usingRecursiveComparison().isEqualTo(captioned);
      assertThat(reader.read()).isNull();
    }
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

  @Test
  void slicesHoldTheRowsOfASplitOnce() throws IOException {
    List<FeatureSlice> slices = open().slices(Split.TRAIN, 2);

    assertThat(slices).extracting(FeatureSlice::from).containsExactly(0L, 2L);
    assertThat(slices).extracting(FeatureSlice::to).containsExactly(2L, 3L);
    assertThat(slices.get(0).read(FeatureSlice.RowFilter.firstClasses(2), configuration).features())
        .containsExactly(1, 0, 0, 1);
    assertThat(slices.get(1).read(FeatureSlice.RowFilter.firstClasses(2), configuration).features())
        .containsExactly(-1, 0);
    assertThat(slices.get(1).read(FeatureSlice.RowFilter.firstClasses(2), configuration).labels())
        .containsExactly(1);
    assertThat(open().slices(Split.VAL, 2)).isEmpty();
  }

  @Test
  void aSliceLeavesOutTheClassesThatAreNotWanted() throws IOException {
    FeatureSlice all = open().slices(Split.TRAIN, 100).get(0);

    assertThat(all.read(FeatureSlice.RowFilter.firstClasses(1), configuration).labels())
        .containsExactly(0, 0);
    assertThat(all.read(FeatureSlice.RowFilter.firstClasses(1), configuration).features())
        .containsExactly(1, 0, 0, 1);
  }

  @Test
  void aSliceOfRowsWithoutAClassIsRefused() throws IOException {
    write(List.of(row("a", Target.of(Target.UNKNOWN, ""), 0, 1, 0)));
    FeatureSlice slice = open().slices(Split.TRAIN, 100).get(0);

    assertThatThrownBy(() -> slice.read(FeatureSlice.RowFilter.firstClasses(1), configuration))
        .isInstanceOf(FeatureSetException.class)
        .hasMessageContaining("1 of its rows have no class. Prepare it from a source");
  }
}
