package io.plateau.artifact;

import io.plateau.artifact.AdapterConfig.Kind;
import io.plateau.continual.density.Centres;
import io.plateau.continual.density.Gaussian;
import io.plateau.continual.selection.GaussianKey;
import io.plateau.continual.selection.LinearAutoEncoder;
import io.plateau.continual.selection.NearestCentre;
import io.plateau.continual.selection.Reconstruction;
import io.plateau.continual.selection.ReconstructionKey;
import io.plateau.continual.selection.TaskSelector;
import io.plateau.tensor.HostDoubles;
import io.plateau.tensor.Safetensors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a task is known by, as tensors. */
final class SelectorFile {

  private static final String CENTRES = "centres";
  private static final String MEAN = "mean";
  private static final String FACTOR = "factor";
  private static final String COMPONENTS = "components";
  private static final String LIMIT = "limit";

  private SelectorFile() {}

  /**
   * How it selects.
   *
   * @throws IllegalArgumentException for a selector of another kind
   */
  static Kind kind(TaskSelector selector) {
    if (selector instanceof NearestCentre) {
      return Kind.NEAREST_CENTRE;
    }
    if (selector instanceof GaussianKey) {
      return Kind.GAUSSIAN_KEY;
    }
    if (selector instanceof ReconstructionKey) {
      return Kind.RECONSTRUCTION_KEY;
    }
    throw new IllegalArgumentException(
        "selector: %s (expected: by centres, Gaussians or auto-encoders)"
            .formatted(selector.getClass().getSimpleName()));
  }

  /** What it knows of a task, by name. */
  static Map<String, HostDoubles> tensors(TaskSelector selector, int task) {
    if (selector instanceof NearestCentre nearest) {
      Centres centres = nearest.tasks().get(task);
      return Map.of(
          CENTRES,
          new HostDoubles(new long[] {centres.count(), centres.width()}, centres.values()));
    }
    if (selector instanceof GaussianKey key) {
      Gaussian gaussian = key.tasks().get(task);
      return Map.of(MEAN, vector(gaussian.mean()), FACTOR, RidgeFile.tensor(gaussian.factor()));
    }
    Reconstruction reconstruction = ((ReconstructionKey) selector).tasks().get(task);
    return Map.of(
        MEAN, vector(reconstruction.encoder().mean()),
        COMPONENTS, RidgeFile.tensor(reconstruction.encoder().components()),
        LIMIT, vector(new double[] {reconstruction.limit()}));
  }

  private static HostDoubles vector(double[] values) {
    return new HostDoubles(new long[] {values.length}, values);
  }

  static TaskSelector decode(Kind kind, Safetensors file, int tasks) throws IOException {
    return switch (kind) {
      case NEAREST_CENTRE -> {
        List<Centres> centres = new ArrayList<>();
        for (int task = 0; task < tasks; task++) {
          HostDoubles values = file.doubles(RoutedFile.place(task) + CENTRES);
          centres.add(new Centres(values.values(), RidgeFile.matrix(values).numCols));
        }
        yield new NearestCentre(centres);
      }
      case GAUSSIAN_KEY -> {
        List<Gaussian> gaussians = new ArrayList<>();
        for (int task = 0; task < tasks; task++) {
          String place = RoutedFile.place(task);
          gaussians.add(
              new Gaussian(
                  file.doubles(place + MEAN).values(),
                  RidgeFile.matrix(file.doubles(place + FACTOR))));
        }
        yield new GaussianKey(gaussians);
      }
      case RECONSTRUCTION_KEY -> {
        List<Reconstruction> encoders = new ArrayList<>();
        for (int task = 0; task < tasks; task++) {
          String place = RoutedFile.place(task);
          encoders.add(
              new Reconstruction(
                  new LinearAutoEncoder(
                      file.doubles(place + MEAN).values(),
                      RidgeFile.matrix(file.doubles(place + COMPONENTS))),
                  file.doubles(place + LIMIT).values()[0]));
        }
        yield new ReconstructionKey(encoders);
      }
      default ->
          throw new IllegalArgumentException(
              "classifier.kind: %s (expected: one that selects a task)".formatted(kind));
    };
  }
}
