package io.plateau.jobs.bench;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Names of classes to measure with. */
final class ClassNames {

  private static final int LONGEST = 4;

  private ClassNames() {}

  /**
   * Made-up names, always the same ones: two to four pairs of letters, which the embedded model's
   * tokenizer makes a token each.
   */
  static List<String> madeUp(int count) {
    SplittableRandom random = new SplittableRandom(1);
    Set<String> names = new LinkedHashSet<>();
    while (names.size() < count) {
      StringBuilder name = new StringBuilder();
      int letters = 2 * random.nextInt(2, LONGEST + 1);
      for (int i = 0; i < letters; i++) {
        name.append((char) ('a' + random.nextInt(26)));
      }
      names.add(name.toString());
    }
    return List.copyOf(names);
  }

  /**
   * The first names of the smallest data set that has enough.
   *
   * @param file JSON, from the names of data sets to lists of class names
   */
  static List<String> read(Path file, int count) throws IOException {
    Map<String, List<String>> sets;
    try {
      sets =
          new Gson()
              .fromJson(Files.readString(file), new TypeToken<Map<String, List<String>>>() {});
    } catch (JsonParseException e) {
      throw new IOException(
          "Cannot read class names from %s: it is not JSON that maps data sets to lists of names."
              .formatted(file),
          e);
    }
    List<String> names =
        sets.values().stream()
            .filter(set -> set.size() >= count)
            .min(Comparator.comparingInt(List::size))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "--counts: %d (expected: at most %d, the largest data set of %s)"
                            .formatted(
                                count,
                                sets.values().stream().mapToInt(List::size).max().orElse(0),
                                file)));
    return new ArrayList<>(names.subList(0, count));
  }
}
