package io.plateau.deploy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions in the properties of the build. */
final class PomVersion {

  private PomVersion() {}

  static String of(String property) {
    Matcher found =
        Pattern.compile("<%1$s>(.+?)</%1$s>".formatted(Pattern.quote(property)))
            .matcher(Repository.text("pom.xml"));
    if (!found.find()) {
      throw new AssertionError("There is no property %s in pom.xml.".formatted(property));
    }
    return found.group(1);
  }
}
