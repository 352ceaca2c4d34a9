package io.plateau.prep.source;

import static io.plateau.prep.source.SourceReading.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.plateau.feature.FewShotSampler;
import io.plateau.prep.featureset.Split;
import io.plateau.prep.featureset.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoopSplitTest {

  @TempDir private Path source;

  @Test
  void findsTheImagesInAFolderBesideTheFile() throws IOException {
    write(source.resolve("jpg/b.jpg"), "b");
    write(source.resolve("jpg/a.jpg"), "a");
    split(
        """
        {"train": [["b.jpg", 1, "dog"], ["a.jpg", 0, "cat"]], "val": [], "test": []}
        """);

    Source listed = SourceReading.open(source);

    assertThat(listed.format()).isEqualTo(SourceFormat.COOP_SPLIT);
    assertThat(listed.classNames()).containsExactly("cat", "dog");
    assertThat(SourceReading.items(listed))
        .extracting(SourceItem::id, SourceItem::position, SourceItem::target)
        .containsExactly(
            tuple("a.jpg", 1L, Target.of(0, "cat")), tuple("b.jpg", 0L, Target.of(1, "dog")));
  }

  /**
   * CoOp's generate_fewshot_dataset after random.seed(1), by CPython: random.sample(range(100),
   * 16), random.sample(range(50), 16), then random.sample(range(10), 4) for validation.
   */
  @Test
  void givesTheFewShotSubsetsOfCoop() throws IOException {
    // Ids whose order is not that of the list, and classes that take turns.
    List<String> first = paths("train/z", 100);
    List<String> second = paths("train/y", 50);
    List<String> validation = paths("val/x", 10);
    String train =
        IntStream.range(0, 100)
            .mapToObj(i -> entry(first.get(i), 1) + (i < 50 ? "," + entry(second.get(i), 0) : ""))
            .collect(Collectors.joining(","));
    String val = validation.stream().map(path -> entry(path, 1)).collect(Collectors.joining(","));
    split("{\"train\": [%s], \"val\": [%s], \"test\": []}".formatted(train, val));

    List<SourceItem> items = SourceReading.items(SourceReading.open(source));
    FewShotSampler sampler = FewShotSampler.seeded(1);

    assertThat(drawn(items, Split.TRAIN, sampler, 16).subList(0, 16))
        .containsExactlyElementsOf(
            at(first, 17, 72, 97, 8, 32, 15, 63, 57, 60, 83, 48, 26, 12, 62, 3, 49));
    // One stream for all draws: begun anew, it goes on with the second class and validation.
    sampler = FewShotSampler.seeded(1);
    assertThat(drawn(items, Split.TRAIN, sampler, 16).subList(16, 32))
        .containsExactlyElementsOf(
            at(second, 27, 38, 0, 44, 28, 17, 14, 37, 6, 20, 1, 39, 48, 34, 47, 24));
    assertThat(drawn(items, Split.VAL, sampler, FewShotSampler.validationShots(16)))
        .containsExactlyElementsOf(at(validation, 3, 6, 0, 4));
  }

  @Test
  void setsBadEntriesAside() throws IOException {
    write(source.resolve("a.jpg"), "a");
    split(
        """
        {"train": [["a.jpg", 0, "cat"], ["a.jpg", 0], ["gone.jpg", 0, "cat"], ["b.jpg", -1, "cat"]],
         "test": [["a.jpg", 0, "cat"]]}
        """);
    write(source.resolve("b.jpg"), "b");

    assertThat(SourceReading.rejected(SourceReading.open(source)))
        .containsExactly(
            "a.jpg DUPLICATE id: a.jpg is listed more than once (expected: once); the first stays",
            "b.jpg LABEL_OUT_OF_RANGE label: -1 (expected: 0 to 0, for the 1 class names)",
            "gone.jpg MISSING_FILE file: file:%s/gone.jpg does not exist (expected: an image)"
                .formatted(source),
            "split_zhou_Pets.json#train.1 BAD_ROW entry: [\"a.jpg\",0] (expected: [path, label,"
                + " class name])");
  }

  @Test
  void saysWhichImageIsInNoFolder() throws IOException {
    split("{\"train\": [[\"a.jpg\", 0, \"cat\"]]}");

    assertThatThrownBy(() -> SourceReading.open(source))
        .isInstanceOf(SourceException.class)
        .hasMessage(
            "Cannot prepare file:%s/split_zhou_Pets.json: neither file:%s nor a folder in it has"
                + " a.jpg. Put the file into the directory that has the images.",
            source, source);
  }

  @Test
  void refusesAFileThatIsNotJson() throws IOException {
    split("{\"train\": ");

    assertThatThrownBy(() -> SourceReading.open(source))
        .hasMessage(
            "Cannot read file:%s/split_zhou_Pets.json: it is not a JSON object of train, val and"
                + " test. Download it again.",
            source);
  }

  @Test
  void refusesTwoSplitFiles() throws IOException {
    split("{}");
    write(source.resolve("split_zhou_Other.json"), "{}");

    assertThatThrownBy(() -> SourceReading.open(source))
        .hasMessage(
            "Cannot prepare file:%s: it holds the split files [split_zhou_Other.json,"
                + " split_zhou_Pets.json] (expected: one split_zhou_*.json). Point --source at the"
                + " file.",
            source);
  }

  /** Writes images under names that sort backwards. */
  private List<String> paths(String prefix, int count) throws IOException {
    List<String> paths =
        IntStream.range(0, count).mapToObj(i -> "%s%03d.jpg".formatted(prefix, 999 - i)).toList();
    for (String path : paths) {
      write(source.resolve("images").resolve(path), path);
    }
    return paths;
  }

  private static String entry(String path, int label) {
    return "[\"%s\", %d, \"class %d\"]".formatted(path, label, label);
  }

  private static List<String> drawn(
      List<SourceItem> items, Split split, FewShotSampler sampler, int shots) {
    List<SourceItem> rows =
        items.stream()
            .filter(item -> item.split() == split)
            .sorted(Comparator.comparingLong(SourceItem::position))
            .toList();
    int[] labels = rows.stream().mapToInt(item -> item.target().label()).toArray();
    return IntStream.of(sampler.select(labels, shots).positions())
        .mapToObj(position -> rows.get(position).id())
        .toList();
  }

  private static List<String> at(List<String> paths, int... indices) {
    return IntStream.of(indices).mapToObj(paths::get).toList();
  }

  private void split(String json) throws IOException {
    write(source.resolve("split_zhou_Pets.json"), json);
  }
}
