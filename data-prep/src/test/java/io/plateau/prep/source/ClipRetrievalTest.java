package io.plateau.prep.source;

import static io.plateau.prep.source.SourceReading.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plateau.prep.featureset.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipRetrievalTest {

  private static final String SCHEMA =
      "message m { optional binary image_path (STRING); optional binary caption (STRING); }";

  @TempDir private Path source;

  @BeforeEach
  void makeFolders() throws IOException {
    Files.createDirectories(source.resolve("img_emb"));
  }

  @Test
  void readsFeaturesWithTheirCaptions() throws IOException {
    features(0, new float[][] {{1, 0}, {0, Float.NaN}});
    captions(0, "a cat", "a dog");
    NpyFiles.writeHalves(source.resolve("img_emb/img_emb_1.npy"), new short[][] {{0x3c00, 0x4000}});
    captions(1, "a wolf");

    Source listed = SourceReading.open(source);

    assertThat(listed.format()).isEqualTo(SourceFormat.CLIP_RETRIEVAL);
    assertThat(listed.readyWidth()).hasValue(2);
    assertThat(SourceReading.items(listed))
        .extracting(SourceItem::id)
        .containsExactly(
            "img_emb/img_emb_0.npy#0000000000",
            "img_emb/img_emb_0.npy#0000000001",
            "img_emb/img_emb_1.npy#0000000000");
    assertThat(SourceReading.items(listed))
        .extracting(SourceItem::target)
        .containsExactly(
            Target.captioned("a cat"), Target.captioned("a dog"), Target.captioned("a wolf"));
    assertThat(SourceReading.features(listed))
        .containsExactly(new float[] {1, 0}, new float[] {0, Float.NaN}, new float[] {1, 2});
  }

  @Test
  void takesClassesWhereTheMetadataHasThem() throws IOException {
    write(source.resolve("classes.txt"), "cat\ndog\n");
    features(0, new float[][] {{1, 0}, {0, 1}});
    try (ParquetFile rows =
        ParquetFile.create(
            source.resolve("metadata/metadata_0.parquet"),
            "message m { optional int32 label; }",
            Map.of())) {
      rows.add(row -> row.append("label", 1)).add(row -> row.append("label", 5));
    }

    Source listed = SourceReading.open(source);

    assertThat(SourceReading.items(listed))
        .extracting(SourceItem::target)
        .containsExactly(Target.of(1, "dog"));
    assertThat(SourceReading.rejected(listed))
        .containsExactly(
            "img_emb/img_emb_0.npy#0000000001 LABEL_OUT_OF_RANGE label: 5 (expected: 0 to 1, for"
                + " the 2 class names)");
  }

  @Test
  void cutsLargeFilesIntoUnits() throws IOException {
    int count = 8192 + 3;
    float[][] rows = new float[count][];
    String[] captions = new String[count];
    for (int row = 0; row < count; row++) {
      rows[row] = new float[] {row};
      captions[row] = "row " + row;
    }
    features(0, rows);
    captions(0, captions);

    Source listed = SourceReading.open(source);

    assertThat(listed.units()).extracting(Unit::items).containsExactly(8192L, 3L);
    assertThat(SourceReading.items(listed).get(8193).target())
        .isEqualTo(Target.captioned("row 8193"));
    assertThat(SourceReading.features(listed).get(8193)).containsExactly(8193f);
  }

  @Test
  void refusesAnotherNumberOfRows() throws IOException {
    features(0, new float[][] {{1, 0}, {0, 1}});
    captions(0, "a cat");

    assertThatThrownBy(() -> SourceReading.open(source))
        .isInstanceOf(SourceException.class)
        .hasMessage(
            "Cannot import file:%s/img_emb/img_emb_0.npy: it has 2 rows, and"
                + " file:%s/metadata/metadata_0.parquet has 1 (expected: as many). Copy both"
                + " again.",
            source, source);
  }

  @Test
  void refusesFilesOfOtherWidths() throws IOException {
    features(0, new float[][] {{1, 0}});
    captions(0, "a cat");
    features(1, new float[][] {{1, 0, 0}});
    captions(1, "a dog");

    assertThatThrownBy(() -> SourceReading.open(source))
        .hasMessage(
            "Cannot import file:%s/img_emb/img_emb_1.npy: its rows have width 3 (expected: 2, as in"
                + " the files before it). Import the output of one model at a time.",
            source);
  }

  @Test
  void refusesFeaturesWithoutMetadata() throws IOException {
    features(0, new float[][] {{1, 0}});
    Files.createDirectories(source.resolve("metadata"));

    assertThatThrownBy(() -> SourceReading.open(source))
        .hasMessage(
            "Cannot import file:%s/img_emb/img_emb_0.npy: it has no metadata/metadata_0.parquet."
                + " Copy that file too.",
            source);
  }

  @Test
  void refusesMetadataThatSaysNothingAboutTheImages() throws IOException {
    features(0, new float[][] {{1, 0}});
    try (ParquetFile rows =
        ParquetFile.create(
            source.resolve("metadata/metadata_0.parquet"),
            "message m { optional binary image_path (STRING); }",
            Map.of())) {
      rows.add(row -> row.append("image_path", "a.jpg"));
    }

    assertThatThrownBy(() -> SourceReading.open(source))
        .hasMessage(
            "Cannot import file:%s/metadata/metadata_0.parquet: it has none of the columns label,"
                + " cls, class_name, class, caption, text. Run clip-retrieval inference with"
                + " captions, or add a column class_name.",
            source);
  }

  @Test
  void refusesMetadataCutInHalf() throws IOException {
    features(0, new float[][] {{1, 0}});
    captions(0, "a cat");
    Path metadata = source.resolve("metadata/metadata_0.parquet");
    byte[] bytes = Files.readAllBytes(metadata);
    Files.write(metadata, Arrays.copyOf(bytes, bytes.length / 2));

    assertThatThrownBy(() -> SourceReading.open(source))
        .hasMessageStartingWith("Cannot read file:%s: it is no whole Parquet file (", metadata)
        .hasMessageEndingWith("Copy it again.");
  }

  @Test
  void refusesDoubles() throws IOException {
    NpyFiles.write(
        source.resolve("img_emb/img_emb_0.npy"), "<f8", "False", "(1, 2)", NpyFiles.data(16));
    captions(0, "a cat");

    assertThatThrownBy(() -> SourceReading.open(source))
        .hasMessage(
            "Cannot read file:%s/img_emb/img_emb_0.npy: it is [1, 2] of f8 (expected: [rows, width]"
                + " of f4 or f2). Save array.astype(numpy.float32).",
            source);
  }

  @Test
  void saysWhichFoldersAreMissing() {
    assertThatThrownBy(() -> SourceReading.open(source, SourceFormat.CLIP_RETRIEVAL))
        .hasMessage(
            "Cannot import file:%s: it has the folders [img_emb] (expected: img_emb and metadata)."
                + " Point --source at the output folder of clip-retrieval inference.",
            source);
  }

  private void features(int number, float[][] rows) throws IOException {
    NpyFiles.writeFloats(source.resolve("img_emb/img_emb_%d.npy".formatted(number)), rows);
  }

  private void captions(int number, String... captions) throws IOException {
    Path file = source.resolve("metadata/metadata_%d.parquet".formatted(number));
    try (ParquetFile rows = ParquetFile.create(file, SCHEMA, Map.of())) {
      for (String caption : captions) {
        rows.add(row -> row.append("image_path", "a.jpg").append("caption", caption));
      }
    }
  }
}
