package io.plateau.prep.source;

import io.plateau.prep.featureset.Split;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The names that data sets have for their splits. */
final class SplitNames {

  private static final Map<String, Split> NAMES =
      Map.of(
          "train", Split.TRAIN,
          "training", Split.TRAIN,
          "val", Split.VAL,
          "valid", Split.VAL,
          "validation", Split.VAL,
          "dev", Split.VAL,
          "test", Split.TEST,
          "testing", Split.TEST);

  private static final Pattern SEPARATOR = Pattern.compile("[-_.\\d]+");

  private SplitNames() {}

  static Optional<Split> of(String name) {
    return Optional.ofNullable(NAMES.get(name.toLowerCase(Locale.ROOT)));
  }

  /**
   * The split of a file by its path within the source: the first word of its name that is a split's
   * ({@code train-00000-of-00002.parquet}, {@code imagenet-val-000003.tar}), or else the nearest
   * folder of a split's name; train where nothing says so.
   */
  static Split ofPath(String path) {
    String left = path;
    while (true) {
      int slash = left.lastIndexOf('/');
      Optional<Split> found =
          SEPARATOR
              .splitAsStream(left.substring(slash + 1))
              .flatMap(word -> of(word).stream())
              .findFirst();
      if (found.isPresent() || slash < 0) {
        return found.orElse(Split.TRAIN);
      }
      left = left.substring(0, slash);
    }
  }
}
