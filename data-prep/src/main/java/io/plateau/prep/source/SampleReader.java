package io.plateau.prep.source;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads samples one after the other, on an executor; no more than one is in memory here. */
public interface SampleReader extends Closeable {

  /**
   * The next sample; {@code null} after the last one. Damage ends in a {@link Sample.Rejected},
   * after which reading goes on with what is whole.
   *
   * @throws IOException if the storage fails; the unit is then read again from its beginning
   */
  @Nullable Sample next() throws IOException;
}
