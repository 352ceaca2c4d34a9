package io.plateau.pretrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import io.plateau.clip.EmbeddedModel;
import io.plateau.clip.FrozenClip;
import io.plateau.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The embedded model is the one its card describes. */
class AccuraciesTest {

  private static Path directory;
  private static Accuracies accuracies;

  @BeforeAll
  static void measure() throws IOException {
    directory = EmbeddedModel.directory();
    try (FrozenClip clip = FrozenClip.load(directory, Device.cpu())) {
      accuracies = Accuracies.of(clip, new World(PretrainingSettings.ofDefault().seed()));
    }
  }

  @Test
  void recognisesCombinationsItNeverSaw() {
    assertThat(accuracies.heldOut()).isGreaterThan(0.6);
  }

  @Test
  void leavesRoomToLearnOnTheShiftedTask() {
    assertThat(accuracies.shiftedBase()).isBetween(0.25, 0.6);
    assertThat(accuracies.shiftedNew()).isBetween(0.25, 0.6);
  }

  @Test
  void isAsGoodAsItsCardSays() throws IOException {
    // Another processor may round a few pictures to the other side.
    Offset<Double> rounding = within(1.5);

    assertThat(percentOnCard("held-out combinations"))
        .isCloseTo(100 * accuracies.heldOut(), rounding);
    assertThat(percentOnCard("base classes")).isCloseTo(100 * accuracies.shiftedBase(), rounding);
    assertThat(percentOnCard("new classes")).isCloseTo(100 * accuracies.shiftedNew(), rounding);
  }

  private static double percentOnCard(String task) throws IOException {
    Matcher row =
        Pattern.compile("\\| [^|]*" + task + "[^|]*\\| \\d+ \\| ([\\d.]+) %")
            .matcher(Files.readString(directory.resolve("README.md")));
    assertThat(row.find()).as("row %s of the model card", task).isTrue();
    return Double.parseDouble(row.group(1));
  }
}
