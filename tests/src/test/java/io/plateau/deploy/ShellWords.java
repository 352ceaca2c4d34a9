package io.plateau.deploy;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of one command of a shell, as far as documentation needs it: quotes, comments, and the
 * end at a redirection, a pipe or the next command. Variables stay as they are written.
 */
final class ShellWords {

  private final String line;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean begun;

  private ShellWords(String line) {
    this.line = line;
  }

  static List<String> of(String line) {
    return new ShellWords(line).split();
  }

  private List<String> split() {
    char quote = 0;
    for (int at = 0; at < line.length(); at++) {
      char c = line.charAt(at);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
        begun = true;
      } else if (Character.isWhitespace(c)) {
        end();
      } else if ((c == '#' && !begun) || "|;>&<".indexOf(c) >= 0) {
        break;
      } else {
        word.append(c);
        begun = true;
      }
    }
    end();
    return List.copyOf(words);
  }

  private void end() {
    if (begun) {
      words.add(word.toString());
      word.setLength(0);
      begun = false;
    }
  }
}
