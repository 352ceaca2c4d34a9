package io.plateau.endtoend;

import io.plateau.jobs.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Features as somebody else computed them, longer than 1 and in half precision, with the texts of
 * their classes: every class lies around a centre, in whose direction its text lies in part.
 *
 * @param directory that holds {@code source} and {@code texts.npy}
 */
public record ImportedFeatures(Path directory) {

  private static final int OF_FOUR = 4;

  /**
   * Writes them: half of the rows to train on, a quarter to choose on, a quarter to test on.
   *
   * @param perClass rows of each class
   */
  public static ImportedFeatures write(Path directory, int classes, int perClass, int width)
      throws IOException {
    Path source = Files.createDirectory(directory.resolve("source"));
    SplittableRandom random = new SplittableRandom(5);
    float[] texts = new float[classes * width];
    double[] centres = new double[classes * width];
    for (int i = 0; i < texts.length; i++) {
      double own = random.nextDouble(-1, 1);
      texts[i] = (float) (own + (i % width == width - 1 ? 3 : 0));
      centres[i] = own + random.nextDouble(-1, 1);
    }
    int rows = classes * perClass;
    float[] values = new float[rows * width];
    for (int i = 0; i < values.length; i++) {
      double centre = centres[i / width % classes * width + i % width];
      values[i] = (float) (5 * (centre + random.nextDouble(-0.7, 0.7)));
    }
    List<String> splits = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      splits.add(
          switch (row / classes % OF_FOUR) {
            case 0, 1 -> "train";
            case 2 -> "val";
            default -> "test";
          });
    }
    Npy.write(source.resolve("features.npy"), Npy.Floats.FLOAT16, values, rows, width);
    Npy.writeLabels(
        source.resolve("labels.npy"),
        IntStream.range(0, rows).mapToLong(row -> row % classes).toArray());
    Files.write(
        source.resolve("classes.txt"),
        IntStream.range(0, classes).mapToObj(label -> "class " + label).toList());
    Files.write(source.resolve("splits.txt"), splits);
    Npy.write(directory.resolve("texts.npy"), Npy.Floats.FLOAT16, texts, classes, width);
    return new ImportedFeatures(directory);
  }

  /** The texts of the classes. */
  public Path texts() {
    return directory.resolve("texts.npy");
  }

  /** Their feature set, prepared without a model. */
  public Path prepared(String... options) {
    Path features = directory.resolve("features");
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "prepare",
                "--format",
                "embeddings",
                "--source",
                directory.resolve("source").toString(),
                "--model",
                "none",
                "--out",
                features.toString()));
    arguments.addAll(Arrays.asList(options));
    CommandRun.done(arguments.toArray(String[]::new));
    return features;
  }
}
