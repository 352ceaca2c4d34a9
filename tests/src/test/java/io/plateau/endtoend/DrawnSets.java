package io.plateau.endtoend;

import io.plateau.jobs.CommandRun;
import io.plateau.world.Combination;
import io.plateau.world.ShiftedTask;
import io.plateau.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Category sets of four drawn classes each, none of which is in two. */
public final class DrawnSets {

  private static final int CLASSES = 4;
  private static final int TRAIN = 6;
  private static final int TEST = 10;

  private final Path directory;

  private DrawnSets(Path directory) {
    this.directory = directory;
  }

  /** Draws and prepares sets. */
  public static DrawnSets prepare(Path directory, String... names) throws IOException {
    DrawnSets sets = new DrawnSets(directory);
    World world = new World(1);
    List<Combination> all = ShiftedTask.of(world).classes();
    for (int set = 0; set < names.length; set++) {
      List<Combination> classes = all.subList(set * CLASSES, (set + 1) * CLASSES);
      new ShiftedTask(world, new ArrayList<>(classes), CLASSES / 2, TRAIN, TEST)
          .write(sets.images(names[set]));
      CommandRun.done(
          "prepare",
          "--source=" + sets.images(names[set]),
          "--model=embedded",
          "--out=" + sets.features(names[set]));
    }
    return sets;
  }

  public Path images(String name) {
    return directory.resolve(name + ".images");
  }

  public Path features(String name) {
    return directory.resolve(name + ".features");
  }
}
