package io.plateau.prompt;

import static io.plateau.clip.Closeness.relativeError;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.SharedReference;
import io.plateau.clip.TextTower;
import io.plateau.sharpness.Autograd;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shared tower equals the plain one on the class names of the CoOp literature's data sets. */
class RealClassNamesTest {

  /** Names that the plain tower takes at a time. Gradients of the parts add up. */
  private static final int CHUNK = 100;

  private static FrozenClip clip;
  private static Map<String, List<String>> classNames;

  @BeforeAll
  static void load() throws Exception {
    Path folder = SharedReference.folder("clip-tiny-random");
    classNames =
        new Gson()
            .fromJson(
                Files.readString(folder.resolveSibling("class-names-11-datasets.json")),
                new TypeToken<TreeMap<String, List<String>>>() {});
    clip = FrozenClip.load(folder, Device.cpu());
  }

  @AfterAll
  static void close() {
    if (clip != null) {
      clip.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "caltech101",
        "dtd",
        "eurosat",
        "fgvc_aircraft",
        "food101",
        "imagenet",
        "oxford_flowers",
        "oxford_pets",
        "stanford_cars",
        "sun397",
        "ucf101"
      })
  void sharedEqualsPlainInValueAndGradient(String dataSet) {
    List<String> names = classNames.get(dataSet);
    HostTensor context =
        new ContextInit.Words("a photo of a").context(clip, ContextSharing.UNIFIED, names.size());
    float[] cotangent = cotangent(names.size() * clip.config().projection());

    Encoded shared = encode(PromptEncoder::shared, names, context, cotangent, names.size());
    Encoded plain = encode(PromptEncoder::plain, names, context, cotangent, CHUNK);

    assertThat(relativeError(shared.features(), plain.features())).as("value").isLessThan(1e-5);
    assertThat(relativeError(shared.gradient(), plain.gradient())).as("gradient").isLessThan(1e-5);
  }

  private record Encoded(float[] features, float[] gradient) {}

  /** All features, and the gradient of their inner product with a cotangent, in chunks. */
  private static Encoded encode(
      BiFunction<TextTower, Prompts, PromptEncoder> kind,
      List<String> names,
      HostTensor context,
      float[] cotangent,
      int chunk) {
    int width = clip.config().projection();
    float[] features = new float[names.size() * width];
    double[] gradient = new double[context.values().length];
    for (int from = 0; from < names.size(); from += chunk) {
      int start = from * width;
      List<String> part = names.subList(from, Math.min(names.size(), from + chunk));
      Prompts prompts =
          Prompts.of(
              clip.tokenizer(), part, PromptShape.unified(4), clip.config().text().positions());
      try (PromptEncoder encoder = kind.apply(clip.text(), prompts)) {
        Parameters slope =
            Autograd.gradient(
                    clip.manager(),
                    Parameters.of("context", context),
                    arrays -> {
                      NDArray encoded = encoder.encode(arrays.get("context"));
                      float[] values = encoded.toFloatArray();
                      System.arraycopy(values, 0, features, start, values.length);
                      float[] slice = Arrays.copyOfRange(cotangent, start, start + values.length);
                      return encoded
                          .mul(encoded.getManager().create(slice, new Shape(part.size(), width)))
                          .sum();
                    })
                .values();
        float[] values = slope.get("context").values();
        for (int i = 0; i < values.length; i++) {
          gradient[i] += values[i];
        }
      }
    }
    float[] sum = new float[gradient.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = (float) gradient[i];
    }
    return new Encoded(features, sum);
  }

  private static float[] cotangent(int length) {
    Random random = new Random(23);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
