package io.plateau.endtoend;

import io.plateau.world.Combination;
import io.plateau.world.ShiftedTask;
import io.plateau.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The task of the demo, cut down to seconds: 3 base and 3 new classes, one file broken. */
public final class DrawnTask {

  public static final int CLASSES = 6;
  public static final int TRAIN_PER_CLASS = 6;
  public static final int TEST_PER_CLASS = 4;

  private DrawnTask() {}

  /** Writes the images into a folder. */
  public static ShiftedTask write(Path folder) throws IOException {
    World world = new World(1);
    List<Combination> all = ShiftedTask.of(world).classes();
    List<Combination> classes = new ArrayList<>(all.subList(0, CLASSES / 2));
    classes.addAll(all.subList(all.size() - CLASSES / 2, all.size()));
    ShiftedTask task =
        new ShiftedTask(world, classes, CLASSES / 2, TRAIN_PER_CLASS, TEST_PER_CLASS);
    task.write(folder);
    Files.writeString(
        folder.resolve("train").resolve(task.classNames().get(0)).resolve("broken.png"),
        "no image");
    return task;
  }
}
