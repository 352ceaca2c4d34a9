package io.plateau.jobs.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The keys of a settings record: its components in kebab-case, in the order of declaration.
 * Components that are records themselves only group; their components are keys beside the others.
 */
final class SettingsShape {
  private static final Pattern CAPITAL = Pattern.compile("(?<!^)([A-Z])");

  private SettingsShape() {}

  /** Every key and its value. */
  static Map<String, Object> flat(Record settings) {
    Map<String, Object> flat = new LinkedHashMap<>();
    for (RecordComponent component : settings.getClass().getRecordComponents()) {
      Object value = value(settings, component);
      if (isGroup(component)) {
        flat.putAll(flat((Record) value));
      } else {
        flat.put(key(component), value);
      }
    }
    return flat;
  }

  static boolean isGroup(RecordComponent component) {
    return component.getType().isRecord() && TextValues.parser(component.getType()).isEmpty();
  }

  static String key(RecordComponent component) {
    return CAPITAL.matcher(component.getName()).replaceAll("-$1").toLowerCase(Locale.ROOT);
  }

  static Object value(Record settings, RecordComponent component) {
    try {
      return component.getAccessor().invoke(settings);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot read " + component, e);
    }
  }

  /**
   * Calls the canonical constructor.
   *
   * @throws InvalidSettingsException if the record refuses the values
   */
  static <R extends Record> R construct(Class<R> type, Object[] values) {
    Class<?>[] parameters =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(parameters).newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof InvalidSettingsException invalid) {
        throw invalid;
      }
      throw new IllegalStateException("Cannot construct " + type, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot construct " + type, e);
    }
  }
}
