package io.plateau.steering;

import io.plateau.clip.FrozenClip;
import io.plateau.clip.TokenShape;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is learned to steer an image tower. In code, matrices are out by in, so that {@code A_l u}
 * is {@code u A_l^T} on rows.
 *
 * @param tokens of the tower; feedback goes to its late layers
 * @param rank of the updates of {@link SteeringMethod#TOAST_LITE}, which are divided by it
 * @param classes that are trained on
 */
public record SteeringShape(
    TokenShape tokens, SteeringMethod method, int rank, SteeringHead head, int classes)
    implements Serializable {

  static final String XI = "xi";
  static final String P = "P";
  static final String DOWN = ".down";
  static final String UP = ".up";
  static final String HEAD_WEIGHT = "head.weight";
  static final String HEAD_BIAS = "head.bias";

  /** The release's. */
  private static final int PUBLISHED_RANK = 4;

  public SteeringShape {
    Objects.requireNonNull(tokens, "tokens is null");
    Objects.requireNonNull(method, "method is null");
    Objects.requireNonNull(head, "head is null");
    if (rank < 1 || rank > tokens.width()) {
      throw new IllegalArgumentException(
          "rank: %d (expected: 1 to %d, the image tower's width)".formatted(rank, tokens.width()));
    }
    if (classes < 1) {
      throw new IllegalArgumentException("classes: " + classes + " (expected: >= 1)");
    }
  }

  /** Of the release's rank, read by text features. */
  public static SteeringShape of(TokenShape tokens, SteeringMethod method, int classes) {
    int rank = Math.min(PUBLISHED_RANK, tokens.width());
    return new SteeringShape(tokens, method, rank, SteeringHead.TEXT, classes);
  }

  public SteeringShape withRank(int value) {
    return new SteeringShape(tokens, method, value, head, classes);
  }

  public SteeringShape withHead(SteeringHead value) {
    return new SteeringShape(tokens, method, rank, value, classes);
  }

  /** What an update of low rank is multiplied with: .25 at the release's rank. */
  float updateScale() {
    return 1f / rank;
  }

  /** The names of A_l and B_l of all late layers. */
  List<String> matrixNames() {
    List<String> names = new ArrayList<>();
    for (int layer = tokens.firstLateLayer(); layer < tokens.layers(); layer++) {
      names.add(Feedback.a(layer));
      names.add(Feedback.b(layer));
    }
    return names;
  }

  /** The shapes of the learned tensors, by name. */
  public SortedMap<String, long[]> tensors() {
    int width = tokens.width();
    SortedMap<String, long[]> tensors = new TreeMap<>();
    tensors.put(XI, new long[] {width});
    for (String name : matrixNames()) {
      if (method == SteeringMethod.TOAST) {
        tensors.put(name, new long[] {width, width});
      } else {
        tensors.put(name + DOWN, new long[] {rank, width});
        tensors.put(name + UP, new long[] {width, rank});
      }
    }
    if (method == SteeringMethod.TOAST_LITE) {
      tensors.put(P, new long[] {width, width});
    }
    if (head == SteeringHead.LINEAR) {
      tensors.put(HEAD_WEIGHT, new long[] {classes, width});
      tensors.put(HEAD_BIAS, new long[] {classes});
    }
    return tensors;
  }

  /** How many numbers are learned. */
  public long size() {
    return tensors().values().stream().mapToLong(HostTensor::elements).sum();
  }

  /**
   * Checks that tensors are those of this shape, and finite.
   *
   * @throws IllegalArgumentException when they are not
   */
  public void requireFits(Parameters learned) {
    tensors()
        .forEach(
            (name, shape) -> {
              long[] found = learned.get(name).shape();
              if (!Arrays.equals(found, shape)) {
                throw new IllegalArgumentException(
                    "%s: shape %s (expected: %s)"
                        .formatted(name, Arrays.toString(found), Arrays.toString(shape)));
              }
            });
    if (!learned.isFinite()) {
      throw new IllegalArgumentException("learned: infinite or NaN values (expected: finite ones)");
    }
  }

  /**
   * Checks that a model has the tokens of this shape.
   *
   * @throws IllegalArgumentException when it has not
   */
  public void requireFits(FrozenClip clip) {
    TokenShape found =
        TokenShape.of(
            clip.config().vision(),
            Math.min(tokens.lateLayers(), clip.config().vision().transformer().layers()));
    if (!found.equals(tokens)) {
      throw new IllegalArgumentException(
          "Cannot steer this model: feedback is for %s, the model has %s. Load the model that the tokens were made with, or prepare tokens with this one."
              .formatted(tokens, found));
    }
  }
}
