package io.plateau.prompt;

import static io.plateau.clip.Closeness.relativeError;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.plateau.clip.Activation;
import io.plateau.clip.RandomClip;
import io.plateau.clip.TextTower;
import io.plateau.sharpness.Autograd;
import io.plateau.sharpness.Gradient;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cut and the shared tower give the values and gradients of the plain one. */
class PromptEncoderTest {

  private static final long START = 58;
  private static final long END = 59;
  private static final int CONTEXT = 5;

  record Case(String name, Activation activation, Prompts prompts) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    Random random = new Random(3);
    List<long[]> names = randomNames(random, 40);
    List<long[]> single = List.of(new long[] {4, 5});
    List<long[]> nested = List.of(new long[] {4}, new long[] {4, 5}, new long[] {4, 5, 6});
    List<long[]> equal = List.of(new long[] {7, 8}, new long[] {7, 8}, new long[] {9});
    return Stream.of(
        new Case("unified end", Activation.QUICK_GELU, prompts(names, CONTEXT, false)),
        new Case("unified middle", Activation.GELU, prompts(names, 2, false)),
        new Case("unified front", Activation.QUICK_GELU, prompts(names, 0, false)),
        new Case("per class end", Activation.GELU, prompts(names, CONTEXT, true)),
        new Case("per class front", Activation.QUICK_GELU, prompts(names, 0, true)),
        new Case("one class", Activation.QUICK_GELU, prompts(single, CONTEXT, false)),
        new Case("nested names", Activation.QUICK_GELU, prompts(nested, CONTEXT, false)),
        new Case("equal names", Activation.QUICK_GELU, prompts(equal, CONTEXT, false)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void allEncodersAgreeInValueAndGradient(Case example) {
    try (RandomClip clip = new RandomClip(example.activation())) {
      TextTower tower = clip.text();
      Parameters context = randomContext(example.prompts().slots(), 32);
      Gradient plain = probe(PromptEncoder.plain(tower, example.prompts()), tower, context);
      Gradient cut = probe(PromptEncoder.cut(tower, example.prompts()), tower, context);
      Gradient shared = probe(PromptEncoder.shared(tower, example.prompts()), tower, context);

      assertThat(relativeError(values(cut), values(plain))).isLessThan(1e-5);
      assertThat(relativeError(values(shared), values(plain))).isLessThan(1e-5);
      assertThat(cut.loss()).isCloseTo(plain.loss(), within(plain.loss()));
      assertThat(shared.loss()).isCloseTo(plain.loss(), within(plain.loss()));
    }
  }

  private static org.assertj.core.data.Offset<Double> within(double value) {
    return org.assertj.core.data.Offset.offset(1e-5 * Math.abs(value));
  }

  /** A random linear function of the features, which sees every one of them. */
  private static Gradient probe(PromptEncoder encoder, TextTower tower, Parameters context) {
    try (encoder) {
      return Autograd.gradient(
          tower.manager(),
          context,
          arrays -> {
            NDArray features = encoder.encode(arrays.get("context"));
            Shape shape = features.getShape();
            float[] cotangent = new float[(int) shape.size()];
            Random random = new Random(11);
            for (int i = 0; i < cotangent.length; i++) {
              cotangent[i] = (float) random.nextGaussian();
            }
            return features.mul(features.getManager().create(cotangent, shape)).sum();
          });
    }
  }

  private static float[] values(Gradient gradient) {
    return gradient.values().get("context").values();
  }

  private static Parameters randomContext(int slots, int width) {
    Random random = new Random(5);
    float[] values = new float[slots * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Parameters.of("context", new HostTensor(new long[] {slots, width}, values));
  }

  private static List<long[]> randomNames(Random random, int count) {
    List<long[]> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      // Few different tokens, so that names share beginnings.
      names.add(random.longs(1 + random.nextInt(6), 0, 4).toArray());
    }
    return names;
  }

  private static Prompts prompts(List<long[]> names, int before, boolean perClass) {
    List<long[]> sequences = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      long first = perClass ? (long) c * CONTEXT : 0;
      List<Long> sequence = new ArrayList<>(List.of(START));
      for (long slot = 0; slot < before; slot++) {
        sequence.add(~(first + slot));
      }
      for (long token : names.get(c)) {
        sequence.add(token);
      }
      for (long slot = before; slot < CONTEXT; slot++) {
        sequence.add(~(first + slot));
      }
      sequence.add(END);
      sequences.add(sequence.stream().mapToLong(Long::longValue).toArray());
    }
    return new Prompts(sequences, perClass ? names.size() * CONTEXT : CONTEXT);
  }
}
