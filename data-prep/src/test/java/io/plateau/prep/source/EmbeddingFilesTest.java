package io.plateau.prep.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.plateau.prep.featureset.Split;
import io.plateau.prep.featureset.Target;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingFilesTest {

  @TempDir private Path source;
  private Path features;
  private Path labels;

  @BeforeEach
  void writeWholeSource() throws IOException {
    features = source.resolve("features.npy");
    labels = source.resolve("labels.npy");
    NpyFiles.writeFloats(features, new float[][] {{1, 0}, {0, 1}, {1, 1}});
    NpyFiles.writeLongs(labels, 0, 1, 0);
    Files.writeString(source.resolve("classes.txt"), "cat\r\ndog\r\n");
  }

  @Test
  void listsRowsAsTrainingItems() throws IOException {
    Source listed = open();

    assertThat(listed.format()).isEqualTo(SourceFormat.EMBEDDINGS);
    assertThat(listed.classNames()).containsExactly("cat", "dog");
    assertThat(listed.readyWidth()).hasValue(2);
    assertThat(SourceReading.items(listed))
        .extracting(SourceItem::id, SourceItem::uri, SourceItem::target, SourceItem::split)
        .containsExactly(
            tuple("0000000000", "file:" + features + "#0", Target.of(0, "cat"), Split.TRAIN),
            tuple("0000000001", "file:" + features + "#1", Target.of(1, "dog"), Split.TRAIN),
            tuple("0000000002", "file:" + features + "#2", Target.of(0, "cat"), Split.TRAIN));
  }

  @Test
  void readsRowsOfEachSplit() throws IOException {
    Files.writeString(source.resolve("splits.txt"), "test\ntrain\ntest\n");

    Source listed = open();

    assertThat(listed.units())
        .extracting(Unit::split, Unit::items)
        .containsExactly(tuple(Split.TRAIN, 1L), tuple(Split.TEST, 2L));
    assertThat(SourceReading.features(listed))
        .containsExactly(new float[] {0, 1}, new float[] {1, 0}, new float[] {1, 1});
  }

  @Test
  void readsLabelsOfOtherIntegerTypesAndByteOrders() throws IOException {
    ByteBuffer data = ByteBuffer.allocate(6).order(ByteOrder.BIG_ENDIAN);
    data.putShort((short) 1).putShort((short) 0).putShort((short) 1);
    NpyFiles.write(labels, ">u2", "False", "(3,)", data);

    assertThat(SourceReading.items(open()))
        .extracting(item -> item.target().label())
        .containsExactly(1, 0, 1);
  }

  @Test
  void saysWhichFileIsMissing() throws IOException {
    Files.delete(labels);

    assertThatThrownBy(this::open)
        .isInstanceOf(SourceException.class)
        .hasMessage(
            "Cannot import file:%s: it has no labels.npy. An import needs features.npy, labels.npy"
                + " and classes.txt.",
            source);
  }

  @Test
  void refusesAFileThatIsNotNpy() throws IOException {
    Files.writeString(features, "PK\3\4 an npz archive");

    assertThatThrownBy(this::open)
        .hasMessage(
            "Cannot read file:%s: it is not a .npy file (it does not begin with \\x93NUMPY). Write"
                + " it with numpy.save.",
            features);
  }

  @Test
  void refusesFortranOrder() throws IOException {
    NpyFiles.write(features, "<f4", "True", "(3, 2)", NpyFiles.data(24));

    assertThatThrownBy(this::open)
        .hasMessage(
            "Cannot read file:%s: it is in Fortran order. Save numpy.ascontiguousarray(array).",
            features);
  }

  @Test
  void refusesDoubles() throws IOException {
    NpyFiles.write(features, "<f8", "False", "(3, 2)", NpyFiles.data(48));

    assertThatThrownBy(this::open)
        .hasMessage(
            "Cannot read file:%s: its elements are f8 (expected: f4 or f2). Save"
                + " array.astype(numpy.float32).",
            features);
  }

  @Test
  void refusesFeaturesThatAreNotAMatrix() throws IOException {
    NpyFiles.write(features, "<f4", "False", "(3, 2, 1)", NpyFiles.data(24));

    assertThatThrownBy(this::open)
        .hasMessage(
            "Cannot read file:%s: its shape is [3, 2, 1] (expected: [rows, width], both > 0).",
            features);
  }

  @Test
  void refusesATruncatedFile() throws IOException {
    NpyFiles.write(features, "<f4", "False", "(3, 2)", NpyFiles.data(20));

    assertThatThrownBy(this::open)
        .hasMessage(
            "Cannot read file:%s: it has 148 bytes (expected: 152 for shape [3, 2] of f4). Copy or"
                + " save it again.",
            features);
  }

  @Test
  void refusesAnotherNumberOfLabels() throws IOException {
    NpyFiles.writeLongs(labels, 0, 1);

    assertThatThrownBy(this::open)
        .hasMessage(
            "Cannot read file:%s: its shape is [2] (expected: [3], one label per row of"
                + " features.npy).",
            labels);
  }

  @Test
  void refusesLabelsThatAreNotIntegers() throws IOException {
    NpyFiles.write(labels, "<f4", "False", "(3,)", NpyFiles.data(12));

    assertThatThrownBy(this::open)
        .hasMessage(
            "Cannot read file:%s: its elements are f4 (expected: integers). Save"
                + " array.astype(numpy.int64).",
            labels);
  }

  @Test
  void refusesALabelWithoutName() throws IOException {
    NpyFiles.writeLongs(labels, 0, 2, 1);

    assertThatThrownBy(this::open)
        .hasMessage(
            "Cannot use file:%s: row 1 has label 2 (expected: 0 to 1, for the 2 names of"
                + " classes.txt).",
            labels);
  }

  @Test
  void refusesAnUnknownSplit() throws IOException {
    Files.writeString(source.resolve("splits.txt"), "train\nvalid\ntest\n");

    assertThatThrownBy(this::open)
        .hasMessage(
            "Cannot use file:%s/splits.txt: line 2 is valid (expected: train, val or test).",
            source);
  }

  @Test
  void refusesSplitsOfAnotherLength() throws IOException {
    Files.writeString(source.resolve("splits.txt"), "train\n");

    assertThatThrownBy(this::open)
        .hasMessage(
            "Cannot use file:%s/splits.txt: it has 1 lines (expected: one per row of features.npy,"
                + " 3).",
            source);
  }

  private Source open() throws IOException {
    return Source.open(source.toString(), SourceFormat.AUTO, new Configuration());
  }
}
