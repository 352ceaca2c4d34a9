package io.plateau.jobs.registry;

import io.plateau.prep.featureset.Storage;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/** Creates files, each whole at once, of which no second writer creates one of the same name. */
interface ExclusiveFiles {

  /** What came of an attempt. */
  enum Attempt {
    CREATED,
    /** Another writer has it, or is about to. */
    TAKEN,
    /** A writer claimed the name long ago and never came back: take another. */
    ABANDONED
  }

  /**
   * Tries to create a file.
   *
   * @param name below the directory
   * @param content unlike that of any other attempt
   */
  Attempt create(String name, byte[] content) throws IOException;

  /** The way that the file system of a directory has for it. */
  static ExclusiveFiles in(Storage storage, Configuration configuration) {
    return switch (storage.root().toUri().getScheme()) {
      case "file" -> new LinkedFiles(storage);
      case "hdfs", "viewfs" -> new RenamedFiles(storage, configuration);
      default -> ClaimedFiles.in(storage);
    };
  }
}
