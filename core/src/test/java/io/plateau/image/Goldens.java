package io.plateau.image;

import io.plateau.tensor.HostTensor;
import io.plateau.tensor.Safetensors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Files made by {@code src/test/goldens/image_goldens.py}. */
final class Goldens {

  private Goldens() {}

  static byte[] bytes(String name) {
    try (InputStream in = Goldens.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Safetensors tensors(String name) {
    try {
      return Safetensors.of(name, bytes(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static HostTensor tensor(Safetensors tensors, String name) {
    try {
      return tensors.tensor(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A tensor of shape [height, width, 3] with values 0..255. */
  static RgbImage image(Safetensors tensors, String name) {
    HostTensor tensor = tensor(tensors, name);
    byte[] rgb = new byte[tensor.values().length];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (int) tensor.values()[i];
    }
    return new RgbImage((int) tensor.shape()[1], (int) tensor.shape()[0], rgb);
  }
}
