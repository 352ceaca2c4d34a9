package io.plateau.prep.source;

import static io.plateau.prep.source.SourceReading.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceDetectionTest {

  @TempDir private Path source;

  @Test
  void saysWhatAnUnknownLayoutWasSearchedFor() throws IOException {
    write(source.resolve("a.jpg"), "x");

    assertThatThrownBy(() -> SourceReading.open(source))
        .isInstanceOf(SourceException.class)
        .hasMessage(
            "Cannot prepare file:%s: it holds neither DIR/<class>/*.jpg nor"
                + " DIR/train|val|test/<class>/*.jpg (image-folder), nor a .csv, .jsonl or .parquet"
                + " (manifest), *.tar (webdataset), *.parquet with images (huggingface),"
                + " split_zhou_*.json (coop-split), img_emb and metadata (clip-retrieval), or"
                + " features.npy with labels.npy and classes.txt (embeddings). Point --source at"
                + " such a directory.",
            source);
  }

  @Test
  void asksWhichOfTwoLayoutsIsMeant() throws IOException {
    write(source.resolve("features.npy"), "x");
    write(source.resolve("cat/a.jpg"), "x");

    assertThatThrownBy(() -> SourceReading.open(source))
        .hasMessage(
            "Cannot tell what file:%s is: it holds folders [cat] and features.npy. Say --format"
                + " image-folder or --format embeddings.",
            source);
  }

  @Test
  void asksAboutTarsBesideClassFolders() throws IOException {
    write(source.resolve("0.tar"), "x");
    write(source.resolve("cat/a.jpg"), "x");

    assertThatThrownBy(() -> SourceReading.open(source))
        .hasMessage(
            "Cannot tell what file:%s is: it holds folders [cat] and 0.tar. Say --format"
                + " image-folder or --format webdataset.",
            source);
  }

  @Test
  void takesTablesBesideTarsForNotesOfTheirDownload() throws IOException {
    try (TarFile tar = TarFile.create(source.resolve("00000.tar"))) {
      tar.add("0.jpg", "x").add("0.txt", "a cat").add("0.json", "{\"caption\": \"a cat\"}");
    }
    write(source.resolve("00000.parquet"), "x");
    write(source.resolve("00000_stats.json"), "{}");

    assertThat(SourceReading.open(source).format()).isEqualTo(SourceFormat.WEBDATASET);
  }

  @Test
  void refusesAFileOfAnotherKind() throws IOException {
    Path file = write(source.resolve("a.jpg"), "x");

    assertThatThrownBy(() -> SourceReading.open(file))
        .hasMessage(
            "Cannot prepare file:%s: it is neither a table (.csv, .jsonl, .parquet) nor a .tar nor"
                + " a split_zhou_*.json. Give a file of these, or the directory that holds the data"
                + " set, to --source.",
            file);
  }

  @Test
  void refusesAFileWhereAFormatTakesADirectory() throws IOException {
    Path file = write(source.resolve("a.jpg"), "x");

    assertThatThrownBy(() -> SourceReading.open(file, SourceFormat.IMAGE_FOLDER))
        .hasMessage(
            "Cannot prepare file:%s as image-folder: it is a file. Give the directory that holds"
                + " the data set to --source.",
            file);
  }

  @Test
  void saysThatNothingIsThere() {
    assertThatThrownBy(() -> SourceReading.open(source.resolve("nowhere")))
        .hasMessage(
            "Cannot prepare %s/nowhere: there is no such directory or file. Check --source.",
            source);
  }
}
