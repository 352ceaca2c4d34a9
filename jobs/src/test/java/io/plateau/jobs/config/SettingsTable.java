package io.plateau.jobs.config;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings of a command as a Markdown table: keys, defaults and choices as the code has them,
 * meanings as the comments of their file have them.
 */
public final class SettingsTable {

  private static final Pattern LINE = Pattern.compile("([a-z][a-z0-9-]*): +\\S.*? +# (.*)");

  private SettingsTable() {}

  /**
   * The table.
   *
   * @param defaults the settings where nothing is said
   * @param files that say what the keys mean, comments at their ends
   */
  public static String of(Record defaults, String... files) {
    Map<String, String> meanings = new LinkedHashMap<>();
    for (String file : files) {
      file.lines()
          .map(LINE::matcher)
          .filter(Matcher::matches)
          .forEach(line -> meanings.put(line.group(1), line.group(2)));
    }
    Map<String, Class<?>> types = types(defaults);
    StringBuilder table =
        new StringBuilder("| setting | default | one of | |\n|---|---|---|---|\n");
    SettingsShape.flat(defaults)
        .forEach(
            (key, value) ->
                table.append(
                    "| `%s` | `%s` | %s | %s |%n"
                        .formatted(
                            key,
                            TextValues.text(value),
                            choices(types.get(key)),
                            meanings.getOrDefault(key, "").replace("|", "\\|"))));
    return table.toString();
  }

  private static Map<String, Class<?>> types(Record settings) {
    Map<String, Class<?>> types = new LinkedHashMap<>();
    for (RecordComponent component : settings.getClass().getRecordComponents()) {
      if (SettingsShape.isGroup(component)) {
        types.putAll(types((Record) SettingsShape.value(settings, component)));
      } else {
        types.put(SettingsShape.key(component), component.getType());
      }
    }
    return types;
  }

  private static String choices(Class<?> type) {
    if (type == boolean.class) {
      return "true, false";
    }
    if (!type.isEnum()) {
      return "";
    }
    List<String> names =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> Choice.name((Enum<?>) constant))
            .toList();
    return String.join(", ", names);
  }
}
