package io.plateau.continual.scenario;

import java.util.List;

/** The two orders of MTIL's eleven data sets (Zheng et al., ZSCL, ICCV 2023). */
@SuppressWarnings("ImmutableEnumChecker") // List.of does not change
public enum MtilOrder {
  MTIL_1(
      "Aircraft",
      "Caltech101",
      "CIFAR100",
      "DTD",
      "EuroSAT",
      "Flowers",
      "Food",
      "MNIST",
      "OxfordPet",
      "StanfordCars",
      "SUN397"),
  MTIL_2(
      "StanfordCars",
      "Food",
      "MNIST",
      "OxfordPet",
      "Flowers",
      "SUN397",
      "Aircraft",
      "Caltech101",
      "DTD",
      "EuroSAT",
      "CIFAR100");

  private final List<String> names;

  MtilOrder(String... names) {
    this.names = List.of(names);
  }

  /** Names of the data sets, in the order of training. */
  public List<String> names() {
    return names;
  }

  /** Its tasks, with all classes of the feature sets {@code root/NAME}. */
  public ListedTasks in(String root) {
    String folder = root.endsWith("/") ? root : root + "/";
    return new ListedTasks(
        names.stream().map(name -> new PlannedTask(name, folder + name, null)).toList());
  }
}
