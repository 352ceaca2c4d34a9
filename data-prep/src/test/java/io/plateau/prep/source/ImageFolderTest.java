package io.plateau.prep.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.plateau.prep.featureset.Split;
import io.plateau.prep.featureset.Target;
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
    assertThat(SourceReading.items(listed))
        .extracting(SourceItem::id, SourceItem::uri, SourceItem::target, SourceItem::split)
        .containsExactly(
            tuple("cat/b.jpg", "file:" + source + "/cat/b.jpg", Target.of(0, "cat"), Split.TRAIN),
            tuple("dog/a.jpg", "file:" + source + "/dog/a.jpg", Target.of(1, "dog"), Split.TRAIN));
  }

  @Test
  void readsSplitFolders() throws IOException {
    file("train/cat/a.jpg");
    file("test/dog/b.jpg");
    file("val/cat/c.jpg");
    file("test/README.txt");

    assertThat(SourceReading.items(open()))
        .extracting(SourceItem::id)
        .containsExactly("train/cat/a.jpg", "val/cat/c.jpg", "test/dog/b.jpg");
    assertThat(SourceReading.items(open()))
        .extracting(SourceItem::split)
        .containsExactly(Split.TRAIN, Split.VAL, Split.TEST);
  }

  @Test
  void takesLabelOrderFromClassesFile() throws IOException {
    file("cat/a.jpg");
    file("dog/b.jpg");
    Files.writeString(source.resolve("classes.txt"), "dog\ncat\n");

    assertThat(open().classNames()).containsExactly("dog", "cat");
    assertThat(SourceReading.items(open()))
        .extracting(SourceItem::target)
        .containsExactly(Target.of(1, "cat"), Target.of(0, "dog"));
  }

  @Test
  void saysHowClassesFileAndFoldersDiffer() throws IOException {
    file("cat/a.jpg");
    file("dog/b.jpg");
    Files.writeString(source.resolve("classes.txt"), "cat\nwolf\n");

    assertThatThrownBy(this::open)
        .isInstanceOf(SourceException.class)
        .hasMessage(
            "Cannot match file:%s/classes.txt with the class folders: names without a folder:"
                + " [wolf]; folders without a name: [dog]. Make them the same.",
            source);
  }

  @Test
  void listsFilesThatAreNoImagesButNotHiddenOnes() throws IOException {
    file("cat/notes.txt");
    file("cat/.DS_Store");
    file("cat/deeper/a.jpg");
    file("_SUCCESS/x");

    assertThat(SourceReading.items(open()))
        .extracting(SourceItem::id)
        .containsExactly("cat/deeper/a.jpg", "cat/notes.txt");
  }

  @Test
  void copesWithSpacesAndOtherScripts() throws IOException {
    file("golden retriever/a b#1%.jpg");
    file("\u732b/c.jpg");
    file("time/12:30.jpg");

    assertThat(SourceReading.items(open()))
        .extracting(SourceItem::id)
        .containsExactly("golden retriever/a b#1%.jpg", "time/12:30.jpg", "\u732b/c.jpg");
  }

  @Test
  void refusesFoldersBesideSplitFolders() throws IOException {
    file("train/cat/a.jpg");
    file("extra/b.jpg");

    assertThatThrownBy(this::open)
        .hasMessage(
            "Cannot prepare file:%s: beside [train] it has folders [extra]. Split folders are named"
                + " train, val and test, and nothing else may lie beside them.",
            source);
  }

  @Test
  void refusesClassFoldersWithoutFiles() throws IOException {
    Files.createDirectories(source.resolve("cat"));

    assertThatThrownBy(this::open)
        .hasMessage(
            "Cannot prepare file:%s: its class folders [cat] hold no files. Put the images of each"
                + " class into its folder.",
            source);
  }

  @Test
  void hasAnotherDigestWhenAFileChanges() throws IOException {
    file("cat/a.jpg");
    String before = open().units().get(0).digest();
    Files.writeString(source.resolve("cat/a.jpg"), "longer than before");

    assertThat(open().units().get(0).digest()).isNotEqualTo(before);
  }

  @Test
  void passesOverLinksThatLeadBack() throws IOException {
    file("cat/a.jpg");
    Files.createSymbolicLink(source.resolve("cat/again"), source.resolve("cat"));
    Files.createSymbolicLink(source.resolve("cat/up"), source);

    assertThat(SourceReading.items(open())).extracting(SourceItem::id).containsExactly("cat/a.jpg");
  }

  @Test
  void setsLinksAsideThatLeadNowhere() throws IOException {
    file("cat/a.jpg");
    Files.createSymbolicLink(source.resolve("cat/b.jpg"), source.resolve("gone.jpg"));

    assertThat(SourceReading.rejected(open()))
        .containsExactly("cat/b.jpg MISSING_FILE name: b.jpg leads nowhere (expected: a file)");
  }

  @Test
  void setsNamesAsideThatAreNotText() throws IOException, InterruptedException {
    file("cat/a.jpg");
    // Java cannot write such a name; not every file system takes it.
    int made =
        new ProcessBuilder("sh", "-c", "printf x > \"$(printf 'caf\\351.jpg')\"")
            .directory(source.resolve("cat").toFile())
            .start()
            .waitFor();
    assumeThat(made).as("exit status of making a name that is not UTF-8").isZero();

    assertThat(SourceReading.rejected(open()))
        .containsExactly(
            "cat/caf\uFFFD.jpg NON_UTF8_NAME name: caf\uFFFD.jpg (expected: UTF-8 text, and a"
                + " locale such as C.UTF-8)");
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
