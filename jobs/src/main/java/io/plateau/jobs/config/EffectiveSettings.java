package io.plateau.jobs.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** Settings written down: for logs, for results and for comparing two runs. */
public final class EffectiveSettings {
  private static final String ABSENT = "(absent)";

  private EffectiveSettings() {}

  /** A setting in which two runs differ. */
  public record Difference(String key, String first, String second) {

    @Override
    public String toString() {
      return "%s: %s and %s".formatted(key, first, second);
    }
  }

  /** Every key and the text of its value. */
  public static SortedMap<String, String> flat(Record settings) {
    return new TreeMap<>(texts(settings));
  }

  /** The settings as a file that {@code --config} reads back, in the order of declaration. */
  public static String yaml(Record settings) {
    DumpSettings block =
        DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setSchema(new FailsafeSchema())
            .build();
    return new Dump(block).dumpToString(texts(settings));
  }

  /** The keys whose values differ, in alphabetical order. */
  public static List<Difference> differences(
      Map<String, String> first, Map<String, String> second) {
    TreeSet<String> keys = new TreeSet<>(first.keySet());
    keys.addAll(second.keySet());
    List<Difference> differences = new ArrayList<>();
    for (String key : keys) {
      String a = first.getOrDefault(key, ABSENT);
      String b = second.getOrDefault(key, ABSENT);
      if (!a.equals(b)) {
        differences.add(new Difference(key, a, b));
      }
    }
    return differences;
  }

  private static Map<String, String> texts(Record settings) {
    Map<String, String> texts = new LinkedHashMap<>();
    SettingsShape.flat(settings).forEach((key, value) -> texts.put(key, TextValues.text(value)));
    return texts;
  }
}
