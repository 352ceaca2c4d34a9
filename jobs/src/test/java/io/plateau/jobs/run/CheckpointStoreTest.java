package io.plateau.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plateau.prep.featureset.Storage;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import io.plateau.training.TrainingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointStoreTest {

  private static final Map<String, String> SETTINGS =
      Map.of("lr", "0.002", "seed", "1", "checkpoint-every", "5");

  @TempDir private Path directory;

  private CheckpointStore store(Map<String, String> settings) throws IOException {
    Storage storage = Storage.at(directory.toUri().toString(), new Configuration(false));
    return new CheckpointStore(storage, new TreeMap<>(settings));
  }

  private CheckpointStore saved(int steps) throws IOException {
    CheckpointStore store = store(SETTINGS);
    for (int step = 1; step <= steps; step++) {
      store.save(state(step));
    }
    return store;
  }

  private static TrainingState state(long step) {
    HostTensor context = new HostTensor(new long[] {2}, new float[] {step, -step});
    return new TrainingState(
        step, Parameters.of("context", context), Parameters.NONE, Parameters.NONE, List.of());
  }

  private Path file(int step) {
    return directory.resolve("checkpoints/step-%09d.safetensors".formatted(step));
  }

  private void cut(int step) throws IOException {
    byte[] whole = Files.readAllBytes(file(step));
    Files.write(file(step), Arrays.copyOf(whole, whole.length / 2));
  }

  @Test
  void theLastThreeAreKept() throws IOException {
    saved(5);

    assertThat(directory.resolve("checkpoints").toFile().list())
        .containsExactlyInAnyOrder(
            "step-000000003.safetensors",
            "step-000000004.safetensors",
            "step-000000005.safetensors");
  }

  @Test
  void theLastIsGoneOnFrom() throws IOException {
    assertThat(saved(5).last()).contains(state(5));
  }

  @Test
  void withoutOneThereIsNothingToGoOnFrom() throws IOException {
    assertThat(store(SETTINGS).last()).isEmpty();
    assertThat(store(SETTINGS).any()).isFalse();
  }

  @Test
  void theOneBeforeATornOneIsGoneOnFrom() throws IOException {
    CheckpointStore store = saved(5);
    cut(5);

    assertThat(store.last()).contains(state(4));
  }

  @Test
  void anEmptyFileIsATornOne() throws IOException {
    CheckpointStore store = saved(5);
    cut(5);
    Files.write(file(4), new byte[0]);

    assertThat(store.last()).contains(state(3));
  }

  @Test
  void whereAllAreTornTheWayOutIsSaid() throws IOException {
    CheckpointStore store = saved(2);
    cut(1);
    cut(2);

    assertThatThrownBy(store::last)
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("Cannot resume from ")
        .hasMessageContaining(
            "checkpoints: none of its 2 checkpoints can be read. The last: Cannot read ")
        .hasMessageContaining("step-000000002.safetensors")
        .hasMessageEndingWith("Delete the directory to start anew.");
  }

  @Test
  void whatAKilledRunWasWritingIsIgnoredAndDeleted() throws IOException {
    CheckpointStore store = saved(1);
    Path half =
        directory.resolve(
            "checkpoints/.step-000000002.safetensors.0a1b2c3d-0000-4000-8000-0123456789ab.tmp");
    Files.write(half, new byte[] {1, 2, 3});

    assertThat(store.last()).contains(state(1));
    assertThat(half).doesNotExist();
  }

  @Test
  void anotherConfigurationIsRefusedWithWhatDiffers() throws IOException {
    saved(1);

    assertThatThrownBy(() -> store(Map.of("lr", "0.1", "seed", "1")).last())
        .isInstanceOf(IOException.class)
        .hasMessageContaining(
            "it is of another configuration (checkpoint and now: lr: 0.002 and 0.1)");
  }

  @Test
  void howOftenIsSavedMayChange() throws IOException {
    saved(1);

    assertThat(store(Map.of("lr", "0.002", "seed", "1", "checkpoint-every", "1")).last())
        .contains(state(1));
  }
}
