package io.plateau.jobs.config;

import io.plateau.jobs.config.InvalidSettingsException.Located;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fills a settings record from layers of texts, strictly: every key must exist, every text must be
 * a value of its component, and the record's own checks must hold.
 */
public final class SettingsBinder {
  private final Map<String, Given> given = new HashMap<>();
  private final List<Located> problems = new ArrayList<>();

  private SettingsBinder() {}

  private record Given(String text, String source) {}

  /**
   * The defaults, overridden by each layer in turn.
   *
   * @throws InvalidSettingsException if anything is wrong; it names all that is, and where each
   *     value comes from
   */
  public static <R extends Record> R bind(R defaults, List<Layer> layers) {
    SettingsBinder binder = new SettingsBinder();
    Set<String> keys = SettingsShape.flat(defaults).keySet();
    layers.forEach(layer -> binder.overlay(layer, keys));
    R settings = binder.construct(defaults);
    if (!binder.problems.isEmpty()) {
      throw InvalidSettingsException.of(binder.problems);
    }
    return settings;
  }

  private void overlay(Layer layer, Set<String> keys) {
    layer.problems().forEach(problem -> problems.add(new Located(problem, layer.source())));
    layer
        .values()
        .forEach(
            (key, text) -> {
              if (keys.contains(key)) {
                given.put(key, new Given(text, layer.source()));
              } else {
                problems.add(new Located(unknown(key, text, keys), layer.source()));
              }
            });
  }

  private static Problem unknown(String key, String text, Set<String> keys) {
    return new Problem(
        key,
        text,
        NearestName.of(key, keys)
            .map(nearest -> "a known setting; did you mean %s?".formatted(nearest))
            .orElse("a known setting, one of " + String.join(", ", keys)));
  }

  @SuppressWarnings("unchecked") // an R's class is a Class<R>: records cannot be extended
  private <R extends Record> R construct(R defaults) {
    RecordComponent[] components = defaults.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      Object byDefault = SettingsShape.value(defaults, components[i]);
      values[i] =
          SettingsShape.isGroup(components[i])
              ? construct((Record) byDefault)
              : value(components[i], byDefault);
    }
    try {
      return SettingsShape.construct((Class<R>) defaults.getClass(), values);
    } catch (InvalidSettingsException e) {
      e.problems().forEach(problem -> problems.add(new Located(problem, source(problem.key()))));
      return defaults; // stands in, so that the checks of other groups are still made
    }
  }

  private Object value(RecordComponent component, Object byDefault) {
    String key = SettingsShape.key(component);
    if (!given.containsKey(key)) {
      return byDefault;
    }
    String text = given.get(key).text();
    try {
      return TextValues.parse(component.getType(), text);
    } catch (IllegalArgumentException e) {
      problems.add(new Located(new Problem(key, text, e.getMessage()), source(key)));
      return byDefault;
    }
  }

  private String source(String key) {
    return given.containsKey(key) ? given.get(key).source() : "";
  }
}
