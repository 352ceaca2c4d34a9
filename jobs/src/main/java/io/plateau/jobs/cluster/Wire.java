package io.plateau.jobs.cluster;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;

/**
 * Messages as bytes. Spark's RPC would serialise objects too, but reads them with the class loader
 * that its process started with, which does not know classes from {@code spark.jars}.
 *
 * <p>Whoever can reach the RPC can send a message, so only what our messages are made of is read:
 * another class is refused before anything of it runs. Spark's own messages are as open as that RPC
 * is; docs/security.md says how to close it.
 */
final class Wire {

  private static final ObjectInputFilter OURS =
      ObjectInputFilter.Config.createFilter(
          "maxdepth=64;io.plateau.**;java.lang.*;java.lang.invoke.SerializedLambda;java.util.*;!*");

  private Wire() {}

  static byte[] encode(Object message) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(message);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot send a %s: %s".formatted(message.getClass(), e), e);
    }
    return bytes.toByteArray();
  }

  /** Reads what {@link #encode} wrote, with the class loader of this class. */
  static Object decode(byte[] message) {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(message))) {
      in.setObjectInputFilter(OURS);
      return in.readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException(
          "Cannot read a message: %s. Use the same jar on the driver and on executors."
              .formatted(e),
          e);
    }
  }
}
