package io.plateau.prep.source;

import java.util.List;

/** A source of images as its listing leaves it. */
record ListedSource(SourceFormat format, String uri, List<String> classNames, List<Unit> units)
    implements Source {

  ListedSource {
    classNames = List.copyOf(classNames);
    units = List.copyOf(units);
  }
}
