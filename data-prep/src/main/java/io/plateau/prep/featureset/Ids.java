package io.plateau.prep.featureset;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/** How ids are ordered: by their UTF-8 bytes, as Parquet's statistics order them. */
public final class Ids {

  /** Unsigned, byte by byte. */
  public static final Comparator<String> ORDER = Ids::compare;

  /** Comes after every id that continues its prefix: no text has this code point. */
  private static final String HIGHEST = new String(Character.toChars(Character.MAX_CODE_POINT));

  private Ids() {}

  /** A bound above all ids that begin with {@code prefix}. */
  public static String highest(String prefix) {
    return prefix + HIGHEST;
  }

  private static int compare(String a, String b) {
    return Arrays.compareUnsigned(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
