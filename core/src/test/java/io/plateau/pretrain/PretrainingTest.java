package io.plateau.pretrain;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import io.plateau.clip.FrozenClip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PretrainingTest {

  @TempDir private static Path folder;

  private static final List<PretrainingStep> STEPS = new ArrayList<>();

  private static Path model;

  @BeforeAll
  static void pretrain() throws IOException {
    model = folder.resolve("model");
    Pretraining.run(
        Tiny.SETTINGS,
        model,
        new PretrainingListener() {
          @Override
          public void stepped(PretrainingStep step) {
            STEPS.add(step);
          }
        });
  }

  @Test
  void lowersTheLoss() {
    assertThat(STEPS).hasSize(30);
    assertThat(STEPS.get(29).loss()).isLessThan(STEPS.get(0).loss() - 0.3);
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    Path again = train(Tiny.SETTINGS.withThreads(3), "again");

    assertThat(weights(again)).isEqualTo(weights(model));
  }

  @Test
  void anotherSeedGivesAnotherModel() throws IOException {
    Path other = train(Tiny.SETTINGS.withSeed(2), "other");

    assertThat(weights(other)).isNotEqualTo(weights(model));
  }

  @Test
  void writesAModelDirectoryThatLoads() throws IOException {
    try (FrozenClip clip = FrozenClip.load(model, Device.cpu())) {
      assertThat(clip.encodeTexts(List.of("a red star", "Golden-Delicious"), 2)).hasSize(16);
      assertThat(clip.tokenizer().length()).isEqualTo(24);
    }
    assertThat(model)
        .isDirectoryContaining("glob:**tokenizer_config.json")
        .isDirectoryContaining("glob:**preprocessor_config.json");
  }

  @Test
  void theModelCardSaysHowItWasMadeAndHowGoodItIs() {
    assertThat(model.resolve("README.md"))
        .content()
        .contains("plateau pretrain --out DIR", "| seed | 1 |", "| 30 steps of 32 examples |")
        .contains("held-out combinations, drawn like the examples | 48 |", "| 2.1 % |");
  }

  private static Path train(PretrainingSettings settings, String name) throws IOException {
    Path directory = folder.resolve(name);
    Pretraining.train(settings, directory, new PretrainingListener() {});
    return directory;
  }

  private static byte[] weights(Path directory) throws IOException {
    return Files.readAllBytes(directory.resolve("model.safetensors"));
  }
}
