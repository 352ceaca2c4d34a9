package io.plateau.prompt;

import io.plateau.feature.Batch;
import io.plateau.sharpness.Loss;
import io.plateau.tensor.HostTensor;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A loss of the text features of some classes; its derivative in those of the others is 0. Labels
 * become positions among these classes, and -1 for rows of others.
 *
 * @param classes their positions among all classes
 */
record SelectedClasses(Criterion loss, int[] classes) implements Criterion {

  @Override
  public Loss of(HostTensor texts, Batch batch) {
    int total = Math.toIntExact(texts.shape()[texts.shape().length - 2]);
    if (isAll(total)) {
      return loss.of(texts, batch);
    }
    if (texts.shape().length != 2) {
      throw new IllegalArgumentException(
          "texts: %s (expected: [classes, projection], where a loss is about %d of %d classes)"
              .formatted(texts, classes.length, total));
    }
    int width = Math.toIntExact(texts.shape()[1]);
    HostTensor some = HostTensor.zeros(classes.length, width);
    for (int i = 0; i < classes.length; i++) {
      System.arraycopy(texts.values(), classes[i] * width, some.values(), i * width, width);
    }
    Loss ofSome = loss.of(some, relabelled(batch, total));
    HostTensor derivative = HostTensor.zeros(total, width);
    for (int i = 0; i < some.values().length; i++) {
      derivative.values()[classes[i / width] * width + i % width] +=
          ofSome.derivative().values()[i];
    }
    return new Loss(ofSome.value(), derivative);
  }

  private Batch relabelled(Batch batch, int total) {
    int[] position = new int[total];
    Arrays.fill(position, -1);
    for (int i = 0; i < classes.length; i++) {
      position[classes[i]] = i;
    }
    int[] labels = IntStream.of(batch.labels()).map(label -> position[label]).toArray();
    return new Batch(batch.features(), labels, batch.width(), batch.mixedIn());
  }

  private boolean isAll(int total) {
    return classes.length == total && IntStream.range(0, total).allMatch(i -> classes[i] == i);
  }
}
