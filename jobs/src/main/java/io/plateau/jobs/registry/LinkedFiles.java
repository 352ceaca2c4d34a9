package io.plateau.jobs.registry;

import io.plateau.prep.featureset.Storage;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * On local disks: a second name for a file that is whole already, which the system gives to one
 * writer only. Hadoop's local file system looks first and creates then.
 */
record LinkedFiles(Storage storage) implements ExclusiveFiles {

  @Override
  public Attempt create(String name, byte[] content) throws IOException {
    Path target = Path.of(storage.resolve(name).toUri().getPath());
    Files.createDirectories(target.getParent());
    Path whole =
        target.resolveSibling(".%s.%s.tmp".formatted(target.getFileName(), UUID.randomUUID()));
    try {
      Files.write(whole, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.SYNC);
      Files.createLink(target, whole);
      return Attempt.CREATED;
    } catch (FileAlreadyExistsException e) {
      return Attempt.TAKEN;
    } catch (UnsupportedOperationException e) {
      throw new RegistryException(
          "Cannot write %s: its file system has no hard links, without which two writers could overwrite one another. Put the registry on another disk, or on HDFS or S3."
              .formatted(target),
          e);
    } finally {
      Files.deleteIfExists(whole);
    }
  }
}
