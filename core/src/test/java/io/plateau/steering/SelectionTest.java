package io.plateau.steering;

import static io.plateau.clip.Closeness.relativeError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plateau.clip.GoldenClip;
import io.plateau.clip.ImageTokens;
import io.plateau.clip.TokenShape;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.Safetensors;
import io.plateau.training.TrainingException;
import io.plateau.training.TrainingState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelectionTest {

  /** Tokens (1, 0), (0, 1), (-1, 0) and (3, 4) of one image. */
  private static final TokenTable IMAGE = image(0x3c00, 0, 0, 0x3c00, 0xbc00, 0, 0x4200, 0x4400);

  private static TokenTable image(int... halves) {
    byte[] last = new byte[2 * halves.length];
    for (int i = 0; i < halves.length; i++) {
      last[2 * i] = (byte) halves[i];
      last[2 * i + 1] = (byte) (halves[i] >> 8);
    }
    return new TokenTable(
        new TokenShape(halves.length / 2, 2, 1, 1),
        List.of(new ImageTokens(new float[] {1}, last, new byte[last.length])),
        new int[1]);
  }

  private static HostTensor xi(float first, float second) {
    return new HostTensor(new long[] {2}, new float[] {first, second});
  }

  /** Cosines 1, 0, -1 and 0.6. */
  @Test
  void tokensAtAnAcuteAngleAreSelected() {
    Selection selection = Selection.of(xi(2, 0), IMAGE);

    assertThat(selection.share()).isEqualTo(0.5);
    assertThat(selection.mean()).isCloseTo(0.4, within(1e-12));
  }

  @Test
  void theSelectionOfATowersTokensIsPyTorchs() {
    Safetensors golden = ToastGoldens.open("gelu");
    float[] expected = ToastGoldens.tensor(golden, "toast.text.2.selection").values();
    HostTensor xi = new HostTensor(new long[] {24}, GoldenClip.ramp(24, 47));

    Selection selection =
        Selection.of(xi, ToastGoldens.table(golden, new TokenShape(10, 24, 2, 2)));

    assertThat(selection.share()).isCloseTo(expected[0], within(1e-6));
    assertThat(selection.mean()).isCloseTo(expected[1], within(1e-6));
  }

  /** The units add up to (0.6, 1.8). */
  @Test
  void theStartIsTheMeanOfNormalisedTokens() {
    double root = Math.sqrt(10);
    assertThat(Selection.start(IMAGE).values())
        .containsExactly((float) (1 / root), (float) (3 / root));
  }

  @Test
  void theStartOfATowersTokensIsPyTorchs() {
    Safetensors golden = ToastGoldens.open("gelu");
    TokenTable table = ToastGoldens.table(golden, new TokenShape(10, 24, 2, 2));

    assertThat(
            relativeError(
                Selection.start(table).values(), ToastGoldens.tensor(golden, "start").values()))
        .isLessThan(1e-6);
    assertThat(Selection.of(Selection.start(table), table).selected()).isPositive();
  }

  @Test
  void tokensThatCancelHaveNoStart() {
    assertThatThrownBy(() -> Selection.start(image(0x3c00, 0, 0xbc00, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot start xi from the mean of normalised tokens: its norm is 0.0. Check the feature set's tokens.");
  }

  @Test
  void aRunIsWatchedAtTheEndOfEpochs() {
    List<String> log = new ArrayList<>();
    SelectionWatch watch =
        new SelectionWatch(
            IMAGE, 2, (step, seen) -> log.add(step + " " + seen.share()), (state, steps) -> {});

    for (int step = 1; step <= 5; step++) {
      watch.stepped(state(step, xi(1, 0)), 5);
    }

    assertThat(log).containsExactly("2 0.5", "4 0.5", "5 0.5");
  }

  @Test
  void aRunThatSelectsNothingIsStopped() {
    TokenTable image = image(0x3c00, 0, 0x3c00, 0x3c00);
    List<Long> log = new ArrayList<>();
    SelectionWatch watch =
        new SelectionWatch(image, 1, (step, seen) -> log.add(step), (state, steps) -> {});

    assertThatThrownBy(() -> watch.stepped(state(3, xi(-1, 0)), 9))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            "Cannot go on training: xi selects none of 2 tokens, so that nothing is fed back and no gradient reaches the feedback. Lower lr, and start again with xi from the mean of the tokens.");
    assertThat(log).containsExactly(3L);
  }

  private static TrainingState state(long step, HostTensor xi) {
    return new TrainingState(
        step, Parameters.of("xi", xi), Parameters.NONE, Parameters.NONE, List.of());
  }
}
