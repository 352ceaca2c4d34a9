package io.plateau.continual.metric;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A CSV file that was read.
 *
 * @param name what messages call it
 * @param text its content
 */
public record CsvSource(String name, String text) {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  public CsvSource {
    text = text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
  }

  /**
   * A file in UTF-8.
   *
   * @throws IllegalArgumentException if it is in another encoding
   */
  public static CsvSource of(String name, byte[] utf8) {
    try {
      return new CsvSource(
          name, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "Cannot read %s: it is not text in UTF-8. Save it as CSV (UTF-8).".formatted(name), e);
    }
  }
}
