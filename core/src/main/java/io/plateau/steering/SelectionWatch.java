package io.plateau.steering;

import io.plateau.training.TrainingListener;
import io.plateau.training.TrainingState;

/**
 * Looks, from time to time, at what xi selects of some images, and stops a run in which that is
 * nothing.
 *
 * @param sample images that it looks at
 * @param every steps from one look to the next, such as those of an epoch
 * @param log is told what it sees
 * @param next is told of every step, before
 */
public record SelectionWatch(TokenTable sample, long every, Log log, TrainingListener next)
    implements TrainingListener {

  /** Is told what is selected. */
  @FunctionalInterface
  public interface Log {

    /**
     * What xi selects.
     *
     * @param step steps done
     */
    void selected(long step, Selection selection);
  }

  public SelectionWatch {
    if (every < 1) {
      throw new IllegalArgumentException("every: " + every + " (expected: >= 1)");
    }
  }

  @Override
  public void stepped(TrainingState state, long totalSteps) {
    next.stepped(state, totalSteps);
    if (state.step() % every == 0 || state.step() == totalSteps) {
      Selection selection = Selection.of(state.parameters().get(SteeringShape.XI), sample);
      log.selected(state.step(), selection);
      selection.requireSomething();
    }
  }
}
