package io.plateau.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

/**
 * A few-shot task under distribution shift: pictures by the other renderer, of combinations that
 * were held out of pre-training. The new classes have neither a shape nor a colour in common with
 * the base classes.
 *
 * @param world where the pictures come from
 * @param classes the classes in label order, the base classes first
 * @param baseClasses how many of them are base classes
 * @param trainPerClass training pictures of a class
 * @param testPerClass test pictures of a class
 */
public record ShiftedTask(
    World world, List<Combination> classes, int baseClasses, int trainPerClass, int testPerClass) {

  /** Base classes, and as many new ones, of the task that {@link #of} makes. */
  public static final int CLASSES_PER_SIDE = 24;

  private static final int BASE_OUTLINES = 6;
  private static final int BASE_COLOURS = 6;
  private static final int TRAIN_PER_CLASS = 32;
  private static final int TEST_PER_CLASS = 30;
  private static final int WRITERS = 2;

  public ShiftedTask {
    classes = List.copyOf(classes);
    if (baseClasses < 1 || baseClasses > classes.size()) {
      throw new IllegalArgumentException(
          "baseClasses: %d (expected: 1 to %d)".formatted(baseClasses, classes.size()));
    }
    if (trainPerClass < 1 || testPerClass < 1) {
      throw new IllegalArgumentException(
          "pictures per class: %d for training and %d for test (expected: >= 1)"
              .formatted(trainPerClass, testPerClass));
    }
  }

  /** 24 base and 24 new classes with 32 training and 30 test pictures each. */
  public static ShiftedTask of(World world) {
    Random random = new Random(world.seed());
    List<Outline> outlines = new ArrayList<>(Arrays.asList(Outline.values()));
    List<Colour> colours = new ArrayList<>(Arrays.asList(Colour.values()));
    Collections.shuffle(outlines, random);
    Collections.shuffle(colours, random);
    Set<Outline> baseOutlines = new HashSet<>(outlines.subList(0, BASE_OUTLINES));
    Set<Colour> baseColours = new HashSet<>(colours.subList(0, BASE_COLOURS));

    List<Combination> base = new ArrayList<>();
    List<Combination> fresh = new ArrayList<>();
    for (Combination combination : world.heldOut()) {
      boolean baseOutline = baseOutlines.contains(combination.outline());
      if (baseOutline == baseColours.contains(combination.colour())) {
        List<Combination> side = baseOutline ? base : fresh;
        if (side.size() < CLASSES_PER_SIDE) {
          side.add(combination);
        }
      }
    }
    List<Combination> classes = new ArrayList<>(base);
    classes.addAll(fresh);
    return new ShiftedTask(world, classes, base.size(), TRAIN_PER_CLASS, TEST_PER_CLASS);
  }

  /** The class names in label order. */
  public List<String> classNames() {
    return classes.stream().map(Combination::className).toList();
  }

  public Picture train(int label, int index) {
    return world.shiftedPicture(classes.get(label), index);
  }

  public Picture test(int label, int index) {
    return world.shiftedPicture(classes.get(label), trainPerClass + index);
  }

  /**
   * Writes {@code train/<class name>/NNN.png}, {@code test/<class name>/NNN.png} and {@code
   * classes.txt} with one class name a line, in label order.
   */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("classes.txt"), classNames());
    ForkJoinPool writers = new ForkJoinPool(WRITERS);
    try {
      writers
          .submit(
              () -> IntStream.range(0, classes.size()).parallel().forEach(l -> write(folder, l)))
          .join();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      writers.shutdown();
    }
  }

  private void write(Path folder, int label) {
    String name = classes.get(label).className();
    try {
      Path train = Files.createDirectories(folder.resolve("train").resolve(name));
      for (int i = 0; i < trainPerClass; i++) {
        train(label, i).write(train.resolve("%03d.png".formatted(i)));
      }
      Path test = Files.createDirectories(folder.resolve("test").resolve(name));
      for (int i = 0; i < testPerClass; i++) {
        test(label, i).write(test.resolve("%03d.png".formatted(i)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
