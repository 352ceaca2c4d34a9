package io.plateau.jobs.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/** Reads and writes single setting values as text. */
final class TextValues {

  private TextValues() {}

  /** The text that {@link #parse} reads back as an equal value. */
  static String text(Object value) {
    if (value instanceof Enum<?> constant) {
      return Choice.name(constant);
    }
    if (value instanceof Double number && Double.isFinite(number)) {
      return plain(number);
    }
    return String.valueOf(value);
  }

  /**
   * Reads a value of the given type: a primitive number, a boolean, a string, an enum by its
   * kebab-case name, or a type with a public static {@code parse(String)}.
   *
   * @throws IllegalArgumentException if the text is no such value; the message is the rule it
   *     breaks
   */
  static Object parse(Class<?> type, String text) {
    if (type == String.class) {
      return text;
    }
    if (type == int.class) {
      return Math.toIntExact(whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE));
    }
    if (type == long.class) {
      return whole(text, Long.MIN_VALUE, Long.MAX_VALUE);
    }
    if (type == double.class) {
      return number(text);
    }
    if (type == boolean.class) {
      return truth(text);
    }
    if (type.isEnum()) {
      return Choice.parse(type.asSubclass(Enum.class), text);
    }
    return parser(type)
        .map(parser -> invoke(parser, text))
        .orElseThrow(() -> new IllegalStateException("Cannot read a setting of " + type));
  }

  /** The {@code parse} method of a type that reads itself from one text. */
  static Optional<Method> parser(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals("parse") && method.getReturnType() == type)
        .filter(method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class}))
        .findFirst();
  }

  private static long whole(String text, long minimum, long maximum) {
    try {
      long value = Long.parseLong(text.strip());
      if (value >= minimum && value <= maximum) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a whole number", e);
    }
    throw new IllegalArgumentException("a whole number from %d to %d".formatted(minimum, maximum));
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a number", e);
    }
  }

  private static boolean truth(String text) {
    return switch (text.strip()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("true or false");
    };
  }

  /** 0.0005 rather than 5.0E-4, 1 rather than 1.0; far from 1, the exponent stays. */
  private static String plain(double number) {
    double size = Math.abs(number);
    boolean readable = size == 0 || (size >= 1e-6 && size < 1e9);
    return readable
        ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
        : Double.toString(number);
  }

  private static Object invoke(Method parser, String text) {
    try {
      return parser.invoke(null, text);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(e.getCause().getMessage(), e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("Cannot call " + parser, e);
    }
  }
}
