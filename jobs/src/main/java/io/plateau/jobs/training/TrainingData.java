package io.plateau.jobs.training;

import io.plateau.feature.Batch;
import io.plateau.feature.FeatureTable;
import io.plateau.jobs.config.ClassSelection;
import io.plateau.jobs.config.SamplingSettings;
import io.plateau.jobs.config.Shots;
import io.plateau.synthesis.MixedBatches;
import io.plateau.training.BatchSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a run learns from.
 *
 * @param rows real features, the views of a sample next to each other
 * @param synthetic features that steps mix in, if any, labelled like the real ones
 * @param kept rows whose loss is not to rise, if any, labelled like the real ones
 * @param samples number of real samples
 * @param views rows per sample
 * @param classNames names of the classes that are learned, in label order
 * @param warning what the reader should know about the draw, if anything
 */
public record TrainingData(
    Batch rows,
    @Nullable Batch synthetic,
    @Nullable Batch kept,
    int samples,
    int views,
    List<String> classNames,
    Optional<String> warning) {

  public TrainingData {
    classNames = List.copyOf(classNames);
  }

  /**
   * What a run learns from: drawn real rows, and those of its source and its help.
   *
   * @param help whose kept rows may have classes of their own
   * @throws IllegalArgumentException when nothing is left, or the settings name synthetic features
   *     that the source does not have
   */
  static TrainingData of(TrainingSource source, Help help, SamplingSettings sampling, long seed) {
    TrainingData real = draw(source.train(), sampling.shots(), sampling.classes(), seed);
    SyntheticRows synthetic = source.synthetic();
    if (synthetic == null && sampling.syntheticSet().isPresent()) {
      throw new IllegalArgumentException(
          "synthetic: %s (expected: none, because no synthetic features were read)"
              .formatted(sampling.synthetic()));
    }
    List<String> known = source.train().classNames();
    TrainingData mixed = synthetic == null ? real : real.withSynthetic(synthetic.rows(), known);
    FeatureTable kept = help.kept();
    return kept == null ? mixed : mixed.withKept(kept, known);
  }

  /**
   * Draws the shots and then keeps the wanted classes.
   *
   * @param train the training split, sorted by sample and view
   * @param seed of the draw
   * @throws IllegalArgumentException when nothing is left
   */
  public static TrainingData draw(
      FeatureTable train, Shots shots, ClassSelection classes, long seed) {
    DrawnRows drawn = DrawnRows.of(train, shots, classes, seed);
    return new TrainingData(
        train.batch().select(drawn.rows()),
        null,
        null,
        drawn.samples(),
        drawn.views(),
        train.classNames().subList(0, drawn.classes()),
        drawn.warning());
  }

  /** The same rows, of the classes that have some alone. */
  public TrainingData withoutEmptyClasses() {
    int[] used = IntStream.of(rows.labels()).distinct().sorted().toArray();
    if (used.length == classNames.size()) {
      return this;
    }
    int[] labels = IntStream.of(rows.labels()).map(l -> Arrays.binarySearch(used, l)).toArray();
    List<String> names = IntStream.of(used).mapToObj(classNames::get).toList();
    List<String> empty = classNames.stream().filter(name -> !names.contains(name)).toList();
    String without =
        "%d classes have no training images and are left out: %s"
            .formatted(empty.size(), String.join(", ", empty));
    return new TrainingData(
        new Batch(rows.features(), labels, rows.width()),
        synthetic,
        kept,
        samples,
        views,
        names,
        Optional.of(warning.map(before -> before + "; " + without).orElse(without)));
  }

  /**
   * These rows with synthetic ones to mix in. The classes that are learned become those of the real
   * rows, then the other synthetic classes that have rows: in the order of the feature set where it
   * knows them, then in their own.
   *
   * @param known names of the feature set's classes, in label order
   */
  TrainingData withSynthetic(FeatureTable drawn, List<String> known) {
    List<String> learned = learnedWith(drawn, known);
    return new TrainingData(
        rows, relabelled(drawn, learned), kept, samples, views, learned, warning);
  }

  /** These rows with others whose loss is not to rise; classes as with synthetic ones. */
  TrainingData withKept(FeatureTable others, List<String> known) {
    List<String> learned = learnedWith(others, known);
    return new TrainingData(
        rows, synthetic, relabelled(others, learned), samples, views, learned, warning);
  }

  private List<String> learnedWith(FeatureTable others, List<String> known) {
    List<String> withRows =
        IntStream.of(others.batch().labels())
            .distinct()
            .sorted()
            .mapToObj(others.classNames()::get)
            .toList();
    return Stream.of(classNames, known.stream().filter(withRows::contains).toList(), withRows)
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  private static Batch relabelled(FeatureTable others, List<String> learned) {
    int[] label = others.classNames().stream().mapToInt(learned::indexOf).toArray();
    Batch batch = others.batch();
    int[] labels = IntStream.of(batch.labels()).map(old -> label[old]).toArray();
    return new Batch(batch.features(), labels, batch.width());
  }

  /**
   * What steps compute with.
   *
   * @param seed of the draw of synthetic rows
   */
  BatchSource batches(long seed) {
    BatchSource real = BatchSource.of(rows);
    return synthetic == null ? real : new MixedBatches(real, synthetic, seed);
  }

  /** Rows of a step that names so many real ones. */
  public int rowsOfStep(int real) {
    return synthetic == null ? real : 2 * real;
  }

  /** How much there is, for people. */
  public String description() {
    String mixed = synthetic == null ? "" : " and %d synthetic rows".formatted(synthetic.rows());
    return "%d samples%s of %d classes".formatted(samples, mixed, classNames.size());
  }
}
