package io.plateau.prep.source;

import static io.plateau.prep.source.SourceReading.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.plateau.prep.featureset.Split;
import io.plateau.prep.featureset.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HuggingFaceParquetTest {

  private static final String SCHEMA =
      """
      message schema {
        optional group image { optional binary bytes; optional binary path (STRING); }
        optional int64 label;
      }
      """;
  private static final Map<String, String> NAMES =
      Map.of(
          "huggingface",
          """
          {"info": {"features": {"image": {"_type": "Image"},
            "label": {"names": ["cat", "dog"], "_type": "ClassLabel"}}}}
          """);

  @TempDir private Path source;

  @Test
  void readsImagesLabelsAndNames() throws IOException {
    try (ParquetFile file = file("data/train-00000-of-00001.parquet")) {
      file.add(row -> fill(row, "first", 1L)).add(row -> fill(row, "second", 0L));
    }
    try (ParquetFile file = file("data/validation-00000-of-00001.parquet")) {
      file.add(row -> fill(row, "third", 0L));
    }

    Source listed = SourceReading.open(source);

    assertThat(listed.format()).isEqualTo(SourceFormat.HUGGINGFACE);
    assertThat(listed.classNames()).containsExactly("cat", "dog");
    assertThat(SourceReading.images(listed)).containsExactly("first", "second", "third");
    assertThat(SourceReading.items(listed))
        .extracting(SourceItem::id, SourceItem::target, SourceItem::split)
        .containsExactly(
            tuple("data/train-00000-of-00001.parquet#0000000000", Target.of(1, "dog"), Split.TRAIN),
            tuple("data/train-00000-of-00001.parquet#0000000001", Target.of(0, "cat"), Split.TRAIN),
            tuple(
                "data/validation-00000-of-00001.parquet#0000000000",
                Target.of(0, "cat"),
                Split.VAL));
  }

  @Test
  void hasAUnitPerRowGroup() throws IOException {
    try (ParquetFile file = file("test-0.parquet")) {
      for (int i = 0; i < 5; i++) {
        String content = "image " + i;
        file.add(row -> fill(row, content, 0L));
      }
    }

    Source listed = SourceReading.open(source);

    assertThat(listed.units()).hasSizeGreaterThan(1);
    assertThat(listed.units().stream().mapToLong(Unit::items).sum()).isEqualTo(5);
    assertThat(SourceReading.images(listed))
        .containsExactly("image 0", "image 1", "image 2", "image 3", "image 4");
  }

  @Test
  void readsCaptions() throws IOException {
    String schema =
        "message m { optional group image { optional binary bytes; } optional binary text (STRING);"
            + " }";
    try (ParquetFile file = ParquetFile.create(source.resolve("0.parquet"), schema, Map.of())) {
      file.add(
          row -> {
            row.addGroup("image").append("bytes", Binary.fromString("x"));
            row.append("text", "a cat");
          });
    }

    assertThat(SourceReading.items(SourceReading.open(source)))
        .extracting(SourceItem::target)
        .containsExactly(Target.captioned("a cat"));
  }

  @Test
  void setsBadRowsAside() throws IOException {
    try (ParquetFile file = file("0.parquet")) {
      file.add(row -> fill(row, "x", 0L));
      file.add(
          row -> {
            row.addGroup("image").append("path", "elsewhere.jpg");
            row.append("label", 0L);
          });
      file.add(row -> row.append("label", 0L));
      file.add(row -> fill(row, "x", -1L));
      file.add(row -> row.addGroup("image").append("bytes", Binary.fromString("x")));
      file.add(row -> fill(row, "x".repeat(1001), 0L));
    }

    assertThat(SourceReading.rejected(SourceReading.open(source)))
        .containsExactly(
            "0.parquet#0000000001 MISSING_IMAGE image: it has no bytes (expected: the image itself,"
                + " not its path)",
            "0.parquet#0000000002 MISSING_IMAGE image: it has no bytes (expected: the image itself,"
                + " not its path)",
            "0.parquet#0000000003 LABEL_OUT_OF_RANGE label: -1 (expected: 0 to 1, for the 2 class"
                + " names)",
            "0.parquet#0000000004 MISSING_LABEL it has no label (expected: a label, a class name or"
                + " a caption)",
            "0.parquet#0000000005 TOO_LARGE bytes: 1001 (expected: <= 1000)");
  }

  @Test
  void setsAFileAsideThatIsCutInHalf() throws IOException {
    try (ParquetFile file = file("0.parquet")) {
      file.add(row -> fill(row, "x", 0L));
    }
    byte[] bytes = Files.readAllBytes(source.resolve("0.parquet"));
    Files.write(source.resolve("1.parquet"), Arrays.copyOf(bytes, bytes.length / 2));

    Source listed = SourceReading.open(source);

    assertThat(SourceReading.images(listed)).containsExactly("x");
    assertThat(SourceReading.rejected(listed))
        .singleElement()
        .asString()
        .startsWith("1.parquet DAMAGED_FILE file: it is no whole Parquet file (is not a Parquet")
        .endsWith("(expected: one that is whole)");
  }

  @Test
  void setsEveryRowAsideThatDamageHides() throws IOException {
    try (ParquetFile file = file("0.parquet")) {
      for (int i = 0; i < 3; i++) {
        file.add(row -> fill(row, "image".repeat(20), 0L));
      }
    }
    byte[] bytes = Files.readAllBytes(source.resolve("0.parquet"));
    Arrays.fill(bytes, 4, 40, (byte) 0xff); // The first pages, behind the magic number.
    Files.write(source.resolve("0.parquet"), bytes);

    Source listed = SourceReading.open(source);

    // A row group has two rows here.
    assertThat(SourceReading.images(listed)).hasSize(1);
    assertThat(SourceReading.rejected(listed))
        .hasSize(2)
        .allMatch(row -> row.contains(" DAMAGED_FILE row group 0: it is no whole Parquet file ("));
  }

  @Test
  void refusesNumbersWithoutNames() throws IOException {
    try (ParquetFile file = ParquetFile.create(source.resolve("0.parquet"), SCHEMA, Map.of())) {
      file.add(row -> fill(row, "x", 0L));
    }

    assertThatThrownBy(() -> SourceReading.open(source))
        .isInstanceOf(SourceException.class)
        .hasMessage(
            "Cannot prepare file:%s: its labels are numbers, and its metadata has no names for"
                + " them. Put a classes.txt beside the files.",
            source);
  }

  @Test
  void takesTheNamesOfClassesFileWhereTheMetadataHasNone() throws IOException {
    try (ParquetFile file = ParquetFile.create(source.resolve("0.parquet"), SCHEMA, Map.of())) {
      file.add(row -> fill(row, "x", 0L));
    }
    write(source.resolve("classes.txt"), "wolf\n");

    assertThat(SourceReading.items(SourceReading.open(source)))
        .extracting(SourceItem::target)
        .containsExactly(Target.of(0, "wolf"));
  }

  @Test
  void refusesFilesOfOtherNames() throws IOException {
    try (ParquetFile file = file("0.parquet")) {
      file.add(row -> fill(row, "x", 0L));
    }
    Map<String, String> others =
        Map.of("huggingface", NAMES.get("huggingface").replace("cat", "wolf"));
    try (ParquetFile file = ParquetFile.create(source.resolve("1.parquet"), SCHEMA, others)) {
      file.add(row -> fill(row, "x", 0L));
    }

    assertThatThrownBy(() -> SourceReading.open(source))
        .hasMessage(
            "Cannot prepare file:%s: the class names of file:%s/1.parquet are [wolf, dog], those of"
                + " the files before it [cat, dog]. Prepare one data set at a time.",
            source, source);
  }

  @Test
  void setsFilesWithoutImagesAside() throws IOException {
    try (ParquetFile file = file("0.parquet")) {
      file.add(row -> fill(row, "x", 0L));
    }
    try (ParquetFile file =
        ParquetFile.create(
            source.resolve("1.parquet"), "message m { optional int64 label; }", Map.of())) {
      file.add(row -> row.append("label", 0L));
    }

    assertThat(SourceReading.rejected(SourceReading.open(source)))
        .containsExactly(
            "1.parquet MISSING_COLUMN columns: [label] (expected: image, a struct of bytes and"
                + " path)");
  }

  private ParquetFile file(String name) throws IOException {
    return ParquetFile.create(source.resolve(name), SCHEMA, NAMES);
  }

  private static void fill(Group row, String image, long label) {
    row.addGroup("image")
        .append("bytes", Binary.fromConstantByteArray(image.getBytes(StandardCharsets.UTF_8)))
        .append("path", "a.jpg");
    row.append("label", label);
  }
}
