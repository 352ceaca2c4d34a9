package io.plateau.prep.source;

import static io.plateau.prep.source.SourceReading.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.plateau.prep.featureset.Split;
import io.plateau.prep.featureset.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebDatasetTest {

  @TempDir private Path source;

  @Test
  void readsSamplesByKey() throws IOException {
    classes();
    try (TarFile tar = tar("val/00000.tar")) {
      tar.add("a/0.cls", "1\n").add("a/0.jpg", "first").add("a/1.PNG", "second");
      tar.add("a/1.json", "{\"class_name\": \"cat\", \"caption\": \"a cat\"}").add("a/1.npy", "?");
    }

    Source listed = SourceReading.open(source);

    assertThat(listed.format()).isEqualTo(SourceFormat.WEBDATASET);
    assertThat(SourceReading.images(listed)).containsExactly("first", "second");
    assertThat(SourceReading.items(listed))
        .extracting(SourceItem::id, SourceItem::uri, SourceItem::target, SourceItem::split)
        .containsExactly(
            tuple(
                "val/00000.tar/a/0",
                "file:" + source + "/val/00000.tar#a/0.jpg",
                Target.of(1, "dog"),
                Split.VAL),
            tuple(
                "val/00000.tar/a/1",
                "file:" + source + "/val/00000.tar#a/1.PNG",
                Target.of(0, "cat").withCaption("a cat"),
                Split.VAL));
  }

  @Test
  void takesATextForAClassWhereItNamesOne() throws IOException {
    classes();
    try (TarFile tar = tar("train-00000.tar")) {
      tar.add("0.jpg", "x").add("0.txt", "dog\n").add("1.jpg", "y").add("1.txt", "a dog runs");
    }

    assertThat(SourceReading.items(SourceReading.open(source)))
        .extracting(SourceItem::target)
        .containsExactly(Target.of(1, "dog"), Target.captioned("a dog runs"));
  }

  @Test
  void findsClassNamesInSamples() throws IOException {
    try (TarFile tar = tar("test-00000.tar")) {
      tar.add("0.jpg", "x").add("0.cls", "cat").add("1.jpg", "y").add("1.cls", "3");
    }

    Source listed = SourceReading.open(source);

    assertThat(listed.classNames()).isEmpty();
    assertThat(SourceReading.items(listed))
        .extracting(SourceItem::target, SourceItem::split)
        .containsExactly(tuple(Target.named("cat"), Split.TEST));
    assertThat(SourceReading.rejected(listed))
        .containsExactly(
            "test-00000.tar/1 UNNAMED_LABEL label: 3 has no name (expected: a class name beside it,"
                + " or classes.txt)");
  }

  @Test
  void setsBadSamplesAside() throws IOException {
    classes();
    try (TarFile tar = tar("0.tar")) {
      tar.add("a.jpg", "x").add("a.cls", "0");
      tar.add("b.jpg", "x");
      tar.add("c.cls", "0");
      tar.add("d.jpg", "x").add("d.cls", "2");
      tar.add("e.jpg", "x".repeat(1001)).add("e.cls", "1");
      tar.add("f.jpg", "x").add("f.png", "x").add("f.cls", "1");
      tar.add("g.jpg", "x").add("g.json", "{");
      tar.add("a.jpg", "again").add("a.cls", "1");
    }

    Source listed = SourceReading.open(source);

    assertThat(SourceReading.images(listed)).containsExactly("x");
    assertThat(SourceReading.rejected(listed))
        .containsExactly(
            "0.tar/b MISSING_LABEL it has no label (expected: a label, a class name or a caption)",
            "0.tar/c MISSING_IMAGE key: c has no image (expected: a .jpg, .png, .webp, .gif, .bmp"
                + " or .tif)",
            "0.tar/d LABEL_OUT_OF_RANGE label: 2 (expected: 0 to 1, for the 2 class names)",
            "0.tar/e TOO_LARGE bytes: more than 1000 (expected: <= that)",
            "0.tar/f DUPLICATE images: f.jpg and f.png (expected: one under a key)",
            "0.tar/g BAD_JSON json: { (expected: an object)",
            "0.tar/a DUPLICATE key: a comes more than once (expected: once); the first stays");
  }

  @Test
  void setsMembersAsideThatCouldDoHarm() throws IOException {
    try (TarFile tar = tar("0.tar")) {
      tar.add("a.jpg", "x").add("a.cls", "cat");
      tar.add("../b.jpg", "x").add("/etc/c.jpg", "x").link("d.jpg", "/etc/passwd");
    }

    Source listed = SourceReading.open(source);

    assertThat(SourceReading.images(listed)).containsExactly("x");
    assertThat(SourceReading.rejected(listed))
        .containsExactlyInAnyOrder(
            "0.tar/../b.jpg UNSAFE_ENTRY entry: ../b.jpg leads out of its folder (expected: a file"
                + " below the tar's root)",
            "0.tar//etc/c.jpg UNSAFE_ENTRY entry: /etc/c.jpg is an absolute path (expected: a file"
                + " below the tar's root)",
            "0.tar/d.jpg UNSAFE_ENTRY entry: d.jpg is a link (expected: a file below the tar's"
                + " root)");
  }

  @Test
  void keepsNamesThatAreNotUtf8() throws IOException {
    try (TarFile tar = TarFile.create(source.resolve("0.tar"), "ISO-8859-1")) {
      tar.add("caf\u00e9.jpg", "x").add("caf\u00e9.cls", "cat");
    }
    try (TarFile tar = tar("1.tar")) {
      tar.add("caf\u00e9.jpg", "y").add("caf\u00e9.cls", "cat");
    }

    assertThat(SourceReading.items(SourceReading.open(source)))
        .extracting(SourceItem::id)
        .containsExactly("0.tar/caf\u00e9", "1.tar/caf\u00e9");
  }

  @Test
  void usesWhatIsWholeOfATruncatedTar() throws IOException {
    try (TarFile tar = tar("0.tar")) {
      tar.add("a.jpg", "x").add("a.cls", "cat").add("b.jpg", "y".repeat(900));
    }
    cut(2 * 1024 + 512 + 100); // Two members of two blocks each; the third's header and 100 bytes.

    Source listed = SourceReading.open(source);

    assertThat(SourceReading.images(listed)).containsExactly("x");
    assertThat(SourceReading.rejected(listed)).hasSize(2);
    assertThat(SourceReading.rejected(listed).get(0))
        .startsWith("0.tar/b TRUNCATED b.jpg: ")
        .endsWith("(expected: a whole tar)");
    assertThat(SourceReading.rejected(listed).get(1))
        .startsWith("0.tar/ TRUNCATED tar: ")
        .endsWith("(expected: a whole tar); what came before is used");
  }

  @Test
  void noticesATarCutBetweenMembers() throws IOException {
    try (TarFile tar = tar("0.tar")) {
      tar.add("a.jpg", "x").add("a.cls", "cat").add("b.jpg", "y");
    }
    cut(2 * 1024);

    assertThat(SourceReading.rejected(SourceReading.open(source)))
        .containsExactly(
            "0.tar/ TRUNCATED tar: it ends at byte 2048 without the empty blocks that close a tar"
                + " (expected: a whole tar); what came before is used");
  }

  @Test
  void noticesATarCutWithinAMemberThatIsNotRead() throws IOException {
    try (TarFile tar = tar("0.tar")) {
      tar.add("a.jpg", "x").add("a.cls", "cat").add("a.npy", "y".repeat(5000));
    }
    cut(2 * 1024 + 512 + 512);

    Source listed = SourceReading.open(source);

    assertThat(SourceReading.images(listed)).containsExactly("x");
    assertThat(SourceReading.rejected(listed))
        .singleElement()
        .asString()
        .startsWith("0.tar/ TRUNCATED tar: ");
  }

  @Test
  void stopsAtAHeaderOfAnotherChecksum() throws IOException {
    try (TarFile tar = tar("0.tar")) {
      tar.add("a.jpg", "x").add("a.cls", "cat").add("b.jpg", "y").add("b.cls", "cat");
    }
    byte[] bytes = Files.readAllBytes(source.resolve("0.tar"));
    bytes[2048] = 'z';
    Files.write(source.resolve("0.tar"), bytes);

    assertThat(SourceReading.rejected(SourceReading.open(source)))
        .containsExactly(
            "0.tar/ TRUNCATED tar: the header at byte 2048 has another checksum (expected: a whole"
                + " tar); what came before is used");
  }

  @Test
  void allocatesNothingForAbsurdSizes() throws IOException {
    try (TarFile tar = tar("0.tar")) {
      tar.add("a.jpg", "x").add("a.cls", "cat");
      tar.longName("n".repeat(3 << 20)).add("b.jpg", "y");
    }

    assertThat(SourceReading.rejected(SourceReading.open(source)))
        .singleElement()
        .asString()
        .startsWith("0.tar/ TRUNCATED tar: a header goes on past byte ");
  }

  @Test
  void refusesCompressedTars() throws IOException {
    write(source.resolve("0.tar.gz"), "x");

    assertThatThrownBy(() -> SourceReading.open(source))
        .isInstanceOf(SourceException.class)
        .hasMessage(
            "Cannot prepare file:%s/0.tar.gz: it is compressed, which images gain nothing by"
                + " (expected: .tar). Unpack it with gunzip.",
            source);
  }

  @Test
  void hasOtherUnitsWhenClassNamesChange() throws IOException {
    classes();
    try (TarFile tar = tar("0.tar")) {
      tar.add("a.jpg", "x").add("a.cls", "0");
    }
    String before = SourceReading.open(source).units().get(0).digest();
    write(source.resolve("classes.txt"), "wolf\ndog\n");

    assertThat(SourceReading.open(source).units().get(0).digest()).isNotEqualTo(before);
  }

  @Test
  void readsOneTarAsTheSource() throws IOException {
    try (TarFile tar = tar("0.tar")) {
      tar.add("a.jpg", "x").add("a.cls", "cat");
    }
    write(source.resolve("1.tar"), "no tar");

    Source listed = SourceReading.open(source.resolve("0.tar"));

    assertThat(SourceReading.images(listed)).containsExactly("x");
    assertThat(SourceReading.rejected(listed)).isEmpty();
  }

  private void classes() throws IOException {
    write(source.resolve("classes.txt"), "cat\ndog\n");
  }

  private TarFile tar(String name) throws IOException {
    return TarFile.create(source.resolve(name));
  }

  private void cut(int length) throws IOException {
    Path tar = source.resolve("0.tar");
    Files.write(tar, Arrays.copyOf(Files.readAllBytes(tar), length));
  }
}
