package io.plateau.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.plateau.tensor.Safetensors;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happened to a file, it is an image or an {@link ImageException}, and soon. */
class DamagedImagesTest {

  private static final List<String> FILES = files();
  private static final int MUTATIONS =
      (Boolean.getBoolean("plateau.full") ? 20_000 : 2_000) / FILES.size();

  /** The limit keeps every image to a few megabytes, so that the count can be large. */
  private final ImageDecoder decoder = ImageDecoder.withMaxPixels(1_000_000);

  static Stream<String> paths() {
    return FILES.stream();
  }

  @ParameterizedTest
  @MethodSource("paths")
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void endsInAnImageOrAnImageException(String path) {
    byte[] file = Goldens.bytes(path);
    Random random = new Random(path.hashCode());
    Mutation[] mutations = Mutation.values();
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] other = Goldens.bytes(FILES.get(random.nextInt(FILES.size())));
      Mutation mutation = mutations[i % mutations.length];
      requireAnswer(path + ", " + mutation, mutation.apply(file, other, random));
    }
  }

  private void requireAnswer(String origin, byte[] mutated) {
    try {
      RgbImage image = decoder.decode(mutated);
      assertThat((long) image.width() * image.height()).isLessThanOrEqualTo(1_000_000);
    } catch (ImageException e) {
      assertThat(e.getMessage()).as(origin).isNotBlank();
    } catch (RuntimeException | Error e) {
      fail("%s: %s from %s".formatted(origin, e, HexFormat.of().formatHex(mutated)), e);
    }
  }

  private static List<String> files() {
    Stream<String> ordinary = names("decoding.safetensors").map(name -> "encoded/" + name);
    Stream<String> formats = names("formats.safetensors").map(name -> "formats/" + name);
    return Stream.concat(ordinary, formats).sorted().toList();
  }

  private static Stream<String> names(String goldens) {
    Safetensors tensors = Goldens.tensors(goldens);
    return tensors.names().stream();
  }
}
