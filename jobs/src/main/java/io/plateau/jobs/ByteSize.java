package io.plateau.jobs;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths as people write them: 256MB, 1GB, 4096; a kilobyte is 1024 bytes, as Spark has it. */
final class ByteSize {

  private static final Pattern SIZE = Pattern.compile("(\\d{1,12})\\s*([KMGT]?)B?");
  private static final Map<String, Integer> SHIFTS =
      Map.of("", 0, "K", 10, "M", 20, "G", 30, "T", 40);

  private ByteSize() {}

  /**
   * Parses a length.
   *
   * @param name of the option, for messages
   * @throws IllegalArgumentException if it is none
   */
  static long parse(String name, String text) {
    Matcher size = SIZE.matcher(text.strip().toUpperCase(Locale.ROOT));
    if (!size.matches()) {
      throw new IllegalArgumentException(
          "%s: %s (expected: a number of bytes, such as 64MB or 1GB)".formatted(name, text));
    }
    return Math.multiplyExact(Long.parseLong(size.group(1)), 1L << SHIFTS.get(size.group(2)));
  }
}
