package io.plateau.jobs.inspection;

import io.plateau.jobs.command.HadoopFiles;
import java.io.IOException;
import java.util.SortedMap;

/** One of the kinds of directory that Plateau reads and writes. */
interface DirectoryKind {

  /** What a person calls it, such as "model". */
  String name();

  /** The file without which a directory is not of this kind. */
  String marker();

  /** Whether a directory is of this kind. */
  default boolean matches(String directory) throws IOException {
    return HadoopFiles.exists(directory, marker());
  }

  /**
   * Reads everything in the directory that can be broken.
   *
   * @return what is worth knowing about it
   * @throws IOException if it is not whole; the message says what is wrong with it
   */
  SortedMap<String, String> inspect(String directory) throws IOException;
}
