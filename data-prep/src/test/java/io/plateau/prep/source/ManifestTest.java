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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {

  @TempDir private Path source;
  @TempDir private Path elsewhere;
  private Path csv;

  @BeforeEach
  void drawImages() throws IOException {
    for (String name : new String[] {"a", "b", "c"}) {
      write(source.resolve("images/%s.jpg".formatted(name)), name);
    }
    csv = source.resolve("manifest.csv");
  }

  @Test
  void readsACsvTableFoundInItsDirectory() throws IOException {
    write(
        csv,
        String.join(
            "\r\n",
            "\uFEFFPath, label,class_name,split",
            "images/b.jpg,1,\"dog, big\",train",
            "images/a.jpg,0,cat,validation"));

    Source listed = SourceReading.open(source);

    assertThat(listed.format()).isEqualTo(SourceFormat.MANIFEST);
    assertThat(listed.classNames()).containsExactly("cat", "dog, big");
    assertThat(SourceReading.images(listed)).containsExactly("b", "a");
    assertThat(SourceReading.items(listed))
        .extracting(SourceItem::id, SourceItem::position, SourceItem::target, SourceItem::split)
        .containsExactly(
            tuple("images/b.jpg", 0L, Target.of(1, "dog, big"), Split.TRAIN),
            tuple("images/a.jpg", 1L, Target.of(0, "cat"), Split.VAL));
  }

  @Test
  void readsAFileAsTheSource() throws IOException {
    write(csv, "uri,class\nimages/a.jpg,cat\n");
    write(source.resolve("other.csv"), "uri,class\nimages/b.jpg,dog\n");

    Source listed = SourceReading.open(csv);

    assertThat(listed.uri()).isEqualTo("file:" + csv);
    assertThat(SourceReading.images(listed)).containsExactly("a");
  }

  @Test
  void takesUrisAndPathsOutsideTheDirectory() throws IOException {
    Path far = write(elsewhere.resolve("far: away.jpg"), "far");
    write(csv, "image,class\n%s,cat\nfile://%s,dog\n".formatted(far, far));

    Source listed = SourceReading.open(csv);

    assertThat(SourceReading.images(listed)).containsExactly("far", "far");
    assertThat(SourceReading.items(listed)).extracting(SourceItem::uri).containsOnly("file:" + far);
  }

  @Test
  void readsJsonLinesWithIdsAndCaptions() throws IOException {
    write(
        source.resolve("rows.jsonl"),
        """
        {"file_name": "images/a.jpg", "text": "a cat", "id": "first", "size": [1, 2]}
        {"file_name": "images/b.jpg", "caption": "a dog", "split": "test"}
        """);

    Source listed = SourceReading.open(source);

    assertThat(listed.classNames()).isEmpty();
    assertThat(SourceReading.items(listed))
        .extracting(SourceItem::id)
        .containsExactly("first", "images/b.jpg");
    assertThat(SourceReading.items(listed))
        .extracting(SourceItem::target)
        .containsExactly(Target.captioned("a cat"), Target.captioned("a dog"));
  }

  @Test
  void readsParquetWithTheNamesOfClassesFile() throws IOException {
    write(source.resolve("classes.txt"), "cat\ndog\n");
    try (ParquetFile table =
        ParquetFile.create(
            source.resolve("rows.parquet"),
            "message m { optional binary path (STRING); optional int64 label; }",
            Map.of())) {
      table.add(row -> row.append("path", "images/c.jpg").append("label", 1L));
      table.add(row -> row.append("path", "images/a.jpg").append("label", 2L));
    }

    Source listed = SourceReading.open(source);

    assertThat(SourceReading.items(listed))
        .extracting(SourceItem::target)
        .containsExactly(Target.of(1, "dog"));
    assertThat(SourceReading.rejected(listed))
        .containsExactly(
            "images/a.jpg LABEL_OUT_OF_RANGE label: 2 (expected: 0 to 1, for the 2 class names)");
  }

  @Test
  void neverRepeatsCredentials() throws IOException {
    write(csv, "path,class_name\nimages/a.jpg,cat\ns3a://KEY:hidden@photos/b.jpg,cat\n");

    assertThat(SourceReading.rejected(SourceReading.open(source)))
        .singleElement()
        .asString()
        .startsWith("s3a://***@photos/b.jpg CREDENTIALS Cannot use s3a://***@photos/b.jpg: it has ")
        .doesNotContain("hidden", "KEY:");
  }

  @Test
  void numbersClassNamesInTheirOrder() throws IOException {
    write(csv, "path,class_name\nimages/a.jpg,wolf\nimages/b.jpg,cat\n");

    Source listed = SourceReading.open(source);

    assertThat(listed.classNames()).containsExactly("cat", "wolf");
    assertThat(SourceReading.items(listed))
        .extracting(SourceItem::target)
        .containsExactly(Target.of(1, "wolf"), Target.of(0, "cat"));
  }

  @Test
  void setsBadRowsAside() throws IOException {
    write(
        csv,
        """
        path,label,class_name,split
        images/a.jpg,0,cat,train
        images/b.jpg,7,,train
        images/c.jpg,,,train
        images/gone.jpg,0,cat,train
        images,0,cat,train
        ,0,cat,train
        images/a.jpg,0,cat,train
        images/d.jpg,0,cat,holdout
        images/e.jpg,first,cat,train
        nosuch://host/f.jpg,0,cat,train
        """);

    assertThat(SourceReading.rejected(SourceReading.open(source)))
        .containsExactly(
            "images MISSING_FILE file: file:%s/images is a folder (expected: an image)"
                .formatted(source),
            "images/a.jpg DUPLICATE id: images/a.jpg is listed more than once (expected: once); the"
                + " first stays",
            "images/b.jpg LABEL_OUT_OF_RANGE label: 7 (expected: 0 to 0, for the 1 class names)",
            "images/c.jpg MISSING_LABEL it has no label (expected: a label, a class name or a"
                + " caption)",
            "images/gone.jpg MISSING_FILE file: file:%s/images/gone.jpg does not exist (expected: an image)"
                .formatted(source),
            "manifest.csv#5 MISSING_URI row 5 names no image (expected: one of the columns uri,"
                + " path, image, file, file_name)",
            "manifest.csv#7 BAD_SPLIT split: holdout (expected: train, val or test)",
            "manifest.csv#8 BAD_LABEL label: first (expected: an integer, beside class name cat)",
            "nosuch://host/f.jpg BAD_URI uri: nosuch://host/f.jpg (expected: a scheme that Hadoop"
                + " has a file system for)");
  }

  @Test
  void setsLinesAsideThatAreNotJson() throws IOException {
    write(
        source.resolve("rows.jsonl"),
        "{\"path\": \"images/a.jpg\", \"class\": \"cat\"}\n[1]\n{\"path\": \n");

    assertThat(SourceReading.rejected(SourceReading.open(source)))
        .containsExactly(
            "rows.jsonl#1 BAD_JSON json: [1] (expected: an object)",
            "rows.jsonl#2 BAD_JSON json: {\"path\":  (expected: an object)");
  }

  @Test
  void refusesALabelOfTwoNames() throws IOException {
    write(csv, "path,label,class\nimages/a.jpg,0,cat\nimages/b.jpg,0,dog\n");

    assertThatThrownBy(() -> SourceReading.open(csv))
        .isInstanceOf(SourceException.class)
        .hasMessage(
            "Cannot use file:%s: label 0 is named cat and dog. Give each label one name.", csv);
  }

  @Test
  void refusesLabelsWithoutNames() throws IOException {
    write(csv, "path,label\nimages/a.jpg,0\n");

    assertThatThrownBy(() -> SourceReading.open(csv))
        .hasMessage(
            "Cannot use file:%s: it has labels, but nothing that names them. Add a column"
                + " class_name, or a classes.txt beside it.",
            csv);
  }

  @Test
  void refusesLabelsThatCountFromOne() throws IOException {
    write(csv, "path,label,class\nimages/a.jpg,1,cat\n");

    assertThatThrownBy(() -> SourceReading.open(csv))
        .hasMessage(
            "Cannot use file:%s: its lowest named label is 1 (expected: 0). Number the classes from"
                + " 0 on.",
            csv);
  }

  @Test
  void refusesATableWithoutImages() throws IOException {
    write(csv, "url,label\nimages/a.jpg,1\n");

    assertThatThrownBy(() -> SourceReading.open(csv))
        .hasMessage(
            "Cannot use file:%s: none of its columns names images (columns: url, label; expected:"
                + " one of uri, path, image, file, file_name). Rename the column.",
            csv);
  }

  @Test
  void refusesTextThatIsNotUtf8() throws IOException {
    Files.write(csv, "path,class\ncaf\u00e9.jpg,cat\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> SourceReading.open(csv))
        .hasMessage("Cannot read file:%s: it is not UTF-8 text. Save it as UTF-8.", csv);
  }

  @Test
  void refusesAParquetTableCutInHalf() throws IOException {
    Path table = source.resolve("rows.parquet");
    try (ParquetFile rows =
        ParquetFile.create(table, "message m { optional binary path (STRING); }", Map.of())) {
      rows.add(row -> row.append("path", "images/c.jpg"));
    }
    byte[] bytes = Files.readAllBytes(table);
    Files.write(table, Arrays.copyOf(bytes, bytes.length / 2));

    assertThatThrownBy(() -> SourceReading.open(table, SourceFormat.MANIFEST))
        .hasMessageStartingWith(
            "Cannot read file:%s: it is no whole Parquet file (is not a Parquet file.", table)
        .hasMessageEndingWith("Copy or write it again.");
  }

  @Test
  void refusesTwoTables() throws IOException {
    write(csv, "path,class\nimages/a.jpg,cat\n");
    write(source.resolve("rows.jsonl"), "{}");

    assertThatThrownBy(() -> SourceReading.open(source))
        .hasMessage(
            "Cannot prepare file:%s: it holds the manifests [manifest.csv, rows.jsonl] (expected:"
                + " one .csv, .jsonl or .parquet file). Point --source at the file.",
            source);
  }

  @Test
  void refusesATableOfWhichNothingCanBeUsed() throws IOException {
    write(csv, "path,class\nimages/gone.jpg,cat\n");

    assertThatThrownBy(() -> SourceReading.open(csv))
        .hasMessage(
            "Cannot prepare file:%s: nothing in it can be used. Of 1 that are set aside the first"
                + " is images/gone.jpg: file: file:%s/images/gone.jpg does not exist (expected: an"
                + " image).",
            csv, source);
  }
}
