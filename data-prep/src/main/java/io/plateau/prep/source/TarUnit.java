package io.plateau.prep.source;

import io.plateau.prep.featureset.Ids;
import io.plateau.prep.featureset.Split;
import java.io.IOException;

/**
 * A tar of samples.
 *
 * @param path relative to the source
 * @param uri where it is read
 * @param version of the tar and of the class names
 * @param split of all samples
 * @param bytes its length
 */
record TarUnit(String path, String uri, String version, Split split, long bytes)
    implements ContainerUnit {

  /** What is wrong with the tar itself is of the empty key. */
  @Override
  public String firstId() {
    return id("");
  }

  @Override
  public String lastId() {
    return Ids.highest(id(""));
  }

  @Override
  public long items() {
    return 0;
  }

  @Override
  public SampleReader open(ReadContext context) throws IOException {
    return TarSampleReader.open(this, context);
  }

  /** The id of what lies under a key. */
  String id(String key) {
    return path + "/" + key;
  }
}
