package io.plateau.artifact;

import io.plateau.adapter.AdaptedClassifier;
import io.plateau.adapter.ClassTexts;
import io.plateau.artifact.AdapterConfig.Formula;
import io.plateau.continual.selection.RoutedClassifier;
import io.plateau.evaluation.Classifier;
import io.plateau.evaluation.CosineClassifier;
import io.plateau.tensor.HostDoubles;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.Safetensors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tensors of something learned for each task, and of what selects among tasks. Tensors of a
 * task begin with its place, {@code task.0.}; all are float64, which holds float32 as it is.
 */
final class RoutedFile {

  private static final String RATIO = "ratio";
  private static final String TEXTS = "text_features";
  private static final String DOWN = "adapter.fc.0.weight";
  private static final String UP = "adapter.fc.2.weight";

  private RoutedFile() {}

  /**
   * What its logits are.
   *
   * @throws IllegalArgumentException where tasks have neither texts nor adapters, or not all the
   *     same
   */
  static Formula formula(RoutedClassifier routed) {
    TreeMap<String, Double> numbers = new TreeMap<>();
    if (routed.tasks().stream().allMatch(AdaptedClassifier.class::isInstance)) {
      List<Double> ratios =
          routed.tasks().stream()
              .map(task -> ((AdaptedClassifier) task).ratio())
              .distinct()
              .toList();
      if (ratios.size() > 1) {
        throw new IllegalArgumentException(
            "ratio: %s (expected: the same in all tasks)".formatted(ratios));
      }
      numbers.put(RATIO, ratios.get(0));
    } else if (!routed.tasks().stream().allMatch(CosineClassifier.class::isInstance)) {
      throw new IllegalArgumentException(
          "classifiers of tasks: %s (expected: texts or adapters)"
              .formatted(
                  routed.tasks().stream().map(task -> task.getClass().getSimpleName()).toList()));
    }
    return new Formula(SelectorFile.kind(routed.selector()), numbers);
  }

  static Map<String, HostDoubles> tensors(RoutedClassifier routed) {
    Map<String, HostDoubles> tensors = new TreeMap<>();
    for (int task = 0; task < routed.tasks().size(); task++) {
      String place = place(task);
      if (routed.tasks().get(task) instanceof AdaptedClassifier adapted) {
        tensors.put(place + DOWN, widened(adapted.down()));
        tensors.put(place + UP, widened(adapted.up()));
      } else {
        tensors.put(
            place + TEXTS, widened(((CosineClassifier) routed.tasks().get(task)).textFeatures()));
      }
      SelectorFile.tensors(routed.selector(), task)
          .forEach((name, tensor) -> tensors.put(place + name, tensor));
    }
    return tensors;
  }

  static RoutedClassifier decode(Formula formula, ClassTexts texts, Safetensors file)
      throws IOException {
    List<Classifier> tasks = new ArrayList<>();
    while (file.names().contains(place(tasks.size()) + TEXTS)
        || file.names().contains(place(tasks.size()) + DOWN)) {
      String place = place(tasks.size());
      tasks.add(
          file.names().contains(place + DOWN)
              ? new AdaptedClassifier(
                  texts,
                  narrowed(file.doubles(place + DOWN)),
                  narrowed(file.doubles(place + UP)),
                  formula.number(RATIO))
              : CosineClassifier.of(narrowed(file.doubles(place + TEXTS)), texts.logitScale()));
    }
    return new RoutedClassifier(
        SelectorFile.decode(formula.kind(), file, tasks.size()), tasks, texts.zeroShot());
  }

  /** What tensors of a task begin with. */
  static String place(int task) {
    return "task.%d.".formatted(task);
  }

  private static HostDoubles widened(HostTensor tensor) {
    double[] values = new double[tensor.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = tensor.values()[i];
    }
    return new HostDoubles(tensor.shape(), values);
  }

  private static HostTensor narrowed(HostDoubles tensor) {
    HostTensor narrowed = HostTensor.zeros(tensor.shape());
    for (int i = 0; i < tensor.values().length; i++) {
      narrowed.values()[i] = (float) tensor.values()[i];
    }
    return narrowed;
  }
}
