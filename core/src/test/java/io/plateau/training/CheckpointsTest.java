package io.plateau.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plateau.sharpness.Branch;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.SafetensorsException;
import io.plateau.tensor.SafetensorsWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CheckpointsTest {

  private static final SortedMap<String, String> SETTINGS =
      new TreeMap<>(Map.of("lr", "0.002", "context-init", "\"a photo\" of a café"));

  private static final TrainingState STATE =
      new TrainingState(
          2,
          new Parameters(
              new TreeMap<>(
                  Map.of(
                      "context",
                      new HostTensor(
                          new long[] {2, 2}, new float[] {0.1f, -0f, Float.MIN_VALUE, 3e38f}),
                      "bias",
                      new HostTensor(new long[] {1}, new float[] {7})))),
          Parameters.of("context", new HostTensor(new long[] {1, 1}, new float[] {-0.3f})),
          Parameters.of("context", new HostTensor(new long[] {1}, new float[] {1e-40f})),
          List.of(
              new StepRecord(0, 0, 1e-5f, 2.3f, 2.4f, 0.7f, 0.8f, 0.99f, Branch.SAM),
              new StepRecord(1, 1, 0.002f, 2.1f, 2.2f, 0.6f, 0f, 0f, Branch.ZERO)));

  @Test
  void aStateIsReadBackToTheBit() throws Exception {
    Checkpoints.Saved saved = Checkpoints.decode("test", Checkpoints.encode(STATE, SETTINGS));

    assertThat(saved.state()).isEqualTo(STATE);
    assertThat(saved.settings()).isEqualTo(SETTINGS);
  }

  @Test
  void aFreshStateHasNoHistory() throws Exception {
    TrainingState fresh =
        new TrainingState(0, STATE.parameters(), STATE.optimiser(), Parameters.NONE, List.of());

    assertThat(Checkpoints.decode("test", Checkpoints.encode(fresh, SETTINGS)).state())
        .isEqualTo(fresh);
  }

  @Test
  void theSameStateGivesTheSameBytes() {
    assertThat(Checkpoints.encode(STATE, SETTINGS))
        .isEqualTo(Checkpoints.encode(STATE, new TreeMap<>(SETTINGS)));
  }

  @Test
  void bytesThatAreCutShortAreRefused() {
    byte[] whole = Checkpoints.encode(STATE, SETTINGS);

    assertThatThrownBy(() -> Checkpoints.decode("step-2", Arrays.copyOf(whole, whole.length - 1)))
        .isInstanceOf(SafetensorsException.class)
        .hasMessageStartingWith("Cannot read step-2 as safetensors: it ends at byte ");
  }

  @Test
  void bytesThatWereLostInACrashAreNoticed() {
    byte[] zeroed = Checkpoints.encode(STATE, SETTINGS);
    Arrays.fill(zeroed, zeroed.length - 64, zeroed.length, (byte) 0);

    assertThatThrownBy(() -> Checkpoints.decode("step-2", zeroed))
        .isInstanceOf(SafetensorsException.class)
        .hasMessageStartingWith("Cannot read step-2 as a checkpoint: its CRC-32C is ")
        .hasMessageEndingWith(", so it was not written to its end or has been changed.");
  }

  @Test
  void aChangedSettingIsNoticed() {
    String text = new String(Checkpoints.encode(STATE, SETTINGS), StandardCharsets.ISO_8859_1);
    byte[] changed = text.replace("0.002", "0.003").getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> Checkpoints.decode("step-2", changed))
        .isInstanceOf(SafetensorsException.class)
        .hasMessageContaining("CRC-32C");
  }

  @Test
  void anotherSafetensorsFileIsRefused() {
    byte[] other = SafetensorsWriter.encode(Map.of("history", HostTensor.zeros(0, 8)), Map.of());

    assertThatThrownBy(() -> Checkpoints.decode("other", other))
        .isInstanceOf(SafetensorsException.class)
        .hasMessage(
            "Cannot read other as a checkpoint: its metadata lacks step, settings or crc32c.");
  }
}
