package io.plateau.prep;

import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** The local disk behind a scheme that nothing knows: what is not local must go through Hadoop. */
public final class OtherFileSystem extends RawLocalFileSystem {

  /** Makes {@code other:/path} mean {@code /path}. */
  public static void register(Configuration configuration) {
    configuration.set("fs.other.impl", OtherFileSystem.class.getName());
  }

  @Override
  public String getScheme() {
    return "other";
  }

  @Override
  public URI getUri() {
    return URI.create("other:///");
  }
}
