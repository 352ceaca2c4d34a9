package io.plateau.pretrain;

import io.plateau.clip.FrozenClip;
import io.plateau.world.Combination;
import io.plateau.world.ShiftedTask;
import io.plateau.world.World;
import java.util.List;

/**
 * Zero-shot accuracies of a model, as fractions; no example of pre-training shows any of these
 * classes.
 *
 * @param heldOut over {@value #HELD_OUT_CLASSES} held-out combinations drawn like the examples
 * @param shiftedBase over the base classes of the shifted task
 * @param shiftedNew over its new classes
 */
public record Accuracies(double heldOut, double shiftedBase, double shiftedNew) {

  /** Classes told apart in {@link #heldOut}; chance is one in as many. */
  public static final int HELD_OUT_CLASSES = 48;

  static final int PICTURES_PER_CLASS = 30;

  static Accuracies of(FrozenClip clip, World world) {
    ShiftedTask task = ShiftedTask.of(world);
    int base = task.baseClasses();
    return new Accuracies(
        heldOut(clip, world),
        shifted(clip, task, 0, base),
        shifted(clip, task, base, task.classes().size()));
  }

  private static double heldOut(FrozenClip clip, World world) {
    List<Combination> classes = world.heldOut().subList(0, HELD_OUT_CLASSES);
    ZeroShot zeroShot = new ZeroShot(clip, classes);
    int correct = 0;
    for (int label = 0; label < classes.size(); label++) {
      Combination combination = classes.get(label);
      correct += zeroShot.correct(label, PICTURES_PER_CLASS, i -> world.picture(combination, i));
    }
    return correct / (double) (classes.size() * PICTURES_PER_CLASS);
  }

  private static double shifted(FrozenClip clip, ShiftedTask task, int from, int to) {
    ZeroShot zeroShot = new ZeroShot(clip, task.classes().subList(from, to));
    int correct = 0;
    for (int label = from; label < to; label++) {
      int taskLabel = label;
      correct += zeroShot.correct(label - from, task.testPerClass(), i -> task.test(taskLabel, i));
    }
    return correct / (double) ((to - from) * task.testPerClass());
  }
}
