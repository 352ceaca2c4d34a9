package io.plateau.jobs.prediction;

import java.io.Serializable;
import java.util.List;

/**
 * The most probable classes of an image.
 *
 * @param abstained whether even the first is less probable than was asked for
 * @param top most probable first
 */
public record Ranked(boolean abstained, List<ClassProbability> top) implements Serializable {

  public Ranked {
    top = List.copyOf(top);
  }
}
