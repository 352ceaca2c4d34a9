package io.plateau.prep.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plateau.prep.featureset.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {

  @TempDir private Path source;

  @Test
  void takesSortedFolderNamesForClasses() throws IOException {
    file("dog/a.jpg");
    file("cat/b.jpg");
    file("LICENSE");

    Source listed = open();

    assertThat(listed.format()).isEqualTo(SourceFormat.IMAGE_FOLDER);
    assertThat(listed.classNames()).containsExactly("cat", "dog");
    assertThat(listed.items())
        .containsExactly(
            new SourceItem("cat/b.jpg", "file:" + source + "/cat/b.jpg", 0, Split.TRAIN),
            new SourceItem("dog/a.jpg", "file:" + source + "/dog/a.jpg", 1, Split.TRAIN));
  }

  @Test
  void readsSplitFolders() throws IOException {
    file("train/cat/a.jpg");
    file("test/dog/b.jpg");
    file("val/cat/c.jpg");
    file("test/README.txt");

    assertThat(open().items())
        .extracting(SourceItem::id)
        .containsExactly("test/dog/b.jpg", "train/cat/a.jpg", "val/cat/c.jpg");
    assertThat(open().items())
        .extracting(SourceItem::split)
        .containsExactly(Split.TEST, Split.TRAIN, Split.VAL);
  }

  @Test
  void takesLabelOrderFromClassesFile() throws IOException {
    file("cat/a.jpg");
    file("dog/b.jpg");
    Files.writeString(source.resolve("classes.txt"), "dog\ncat\n");

    assertThat(open().classNames()).containsExactly("dog", "cat");
    assertThat(open().items()).extracting(SourceItem::label).containsExactly(1, 0);
  }

  @Test
  void saysHowClassesFileAndFoldersDiffer() throws IOException {
    file("cat/a.jpg");
    file("dog/b.jpg");
    Files.writeString(source.resolve("classes.txt"), "cat\nwolf\n");

    assertThatThrownBy(this::open)
        .isInstanceOf(SourceException.class)
        .hasMessage(
            "Cannot match file:%s/classes.txt with the class folders: names without a folder: [wolf]; folders without a name: [dog]. Make them the same.",
            source);
  }

  @Test
  void listsFilesThatAreNoImagesButNotHiddenOnes() throws IOException {
    file("cat/notes.txt");
    file("cat/.DS_Store");
    file("cat/deeper/a.jpg");
    file("_SUCCESS/x");

    assertThat(open().items())
        .extracting(SourceItem::id)
        .containsExactly("cat/deeper/a.jpg", "cat/notes.txt");
  }

  @Test
  void copesWithSpacesAndOtherScripts() throws IOException {
    file("golden retriever/a b#1%.jpg");
    file("\u732b/c.jpg");

    assertThat(open().items())
        .extracting(SourceItem::id)
        .containsExactly("golden retriever/a b#1%.jpg", "\u732b/c.jpg");
  }

  @Test
  void refusesFoldersBesideSplitFolders() throws IOException {
    file("train/cat/a.jpg");
    file("extra/b.jpg");

    assertThatThrownBy(this::open)
        .hasMessage(
            "Cannot prepare file:%s: beside [train] it has folders [extra]. Split folders are named train, val and test, and nothing else may lie beside them.",
            source);
  }

  @Test
  void refusesClassFoldersWithoutFiles() throws IOException {
    Files.createDirectories(source.resolve("cat"));

    assertThatThrownBy(this::open)
        .hasMessage(
            "Cannot prepare file:%s: its class folders [cat] hold no files. Put the images of each class into its folder.",
            source);
  }

  @Test
  void saysWhatAnUnknownLayoutWasSearchedFor() throws IOException {
    file("a.jpg");

    assertThatThrownBy(this::open)
        .hasMessage(
            "Cannot prepare file:%s: it holds neither DIR/<class>/*.jpg nor DIR/train|val|test/<class>/*.jpg (image-folder) nor features.npy with labels.npy and classes.txt (embeddings). Point --source at such a directory.",
            source);
  }

  @Test
  void asksWhichOfTwoLayoutsIsMeant() throws IOException {
    file("features.npy");
    file("cat/a.jpg");

    assertThatThrownBy(this::open)
        .hasMessage(
            "Cannot tell what file:%s is: it holds features.npy and folders [cat]. Say --format embeddings or --format image-folder.",
            source);
  }

  @Test
  void saysThatADirectoryDoesNotExist() {
    assertThatThrownBy(
            () -> Source.open(source + "/nowhere", SourceFormat.IMAGE_FOLDER, new Configuration()))
        .hasMessage(
            "Cannot prepare %s/nowhere: there is no such directory. Check --source.", source);
  }

  @Test
  void hasAnotherDigestWhenAFileChanges() throws IOException {
    file("cat/a.jpg");
    String before = open().digest();
    Files.writeString(source.resolve("cat/a.jpg"), "longer than before");

    assertThat(open().digest()).isNotEqualTo(before);
  }

  private void file(String path) throws IOException {
    Path file = source.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "x");
  }

  private Source open() throws IOException {
    return Source.open(source.toString(), SourceFormat.AUTO, new Configuration());
  }
}
