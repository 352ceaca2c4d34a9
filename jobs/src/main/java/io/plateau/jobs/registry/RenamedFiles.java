package io.plateau.jobs.registry;

import io.plateau.prep.featureset.Storage;
import java.io.IOException;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/** On HDFS: a whole file is renamed to a name that must not be there, which one writer can. */
record RenamedFiles(Storage storage, Configuration configuration) implements ExclusiveFiles {

  @Override
  public Attempt create(String name, byte[] content) throws IOException {
    int slash = name.lastIndexOf('/') + 1;
    String whole =
        name.substring(0, slash) + ".%s.%s.tmp".formatted(name.substring(slash), UUID.randomUUID());
    Path target = storage.resolve(name);
    storage.write(whole, content);
    try {
      FileContext.getFileContext(target.toUri(), configuration)
          .rename(storage.resolve(whole), target, Options.Rename.NONE);
      return Attempt.CREATED;
    } catch (FileAlreadyExistsException e) {
      return Attempt.TAKEN;
    } finally {
      storage.delete(whole);
    }
  }
}
