package io.plateau.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreprocessingTest {

  @Test
  void hasTheDefaultsOfClip() {
    assertThat(Preprocessing.parse("{}", "test")).isEqualTo(Preprocessing.clip(224));
    assertThat(Preprocessing.parse("{\"size\": null, \"do_resize\": null}", "test"))
        .isEqualTo(Preprocessing.clip(224));
  }

  @Test
  void takesPlainIntegersForSizes() {
    assertThat(Preprocessing.parse("{\"size\": 64, \"crop_size\": 64}", "test"))
        .isEqualTo(Preprocessing.clip(64));
  }

  @Test
  void readsAnExactSizeWithoutCrop() {
    Preprocessing preprocessing =
        Preprocessing.parse(
            "{\"size\": {\"height\": 8, \"width\": 9}, \"do_center_crop\": false, \"resample\": 2}",
            "test");

    assertThat(preprocessing.resize()).isEqualTo(new Resize.Exact(new ImageSize(8, 9)));
    assertThat(preprocessing.filter()).isEqualTo(ResampleFilter.BILINEAR);
    assertThat(preprocessing.outputSize()).isEqualTo(new ImageSize(8, 9));
  }

  @Test
  void turnsStepsThatAreOffIntoTheirIdentity() {
    Preprocessing preprocessing =
        Preprocessing.parse(
            "{\"do_resize\": false, \"do_rescale\": false, \"do_normalize\": false}", "test");

    assertThat(preprocessing.resize()).isEqualTo(new Resize.None());
    assertThat(preprocessing.rescaleFactor()).isEqualTo(1);
    assertThat(preprocessing.mean()).isEqualTo(List.of(0.0, 0.0, 0.0));
    assertThat(preprocessing.std()).isEqualTo(List.of(1.0, 1.0, 1.0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"size": 0} | size.shortest_edge: 0 (expected: >= 1)
          {"size": 1.5} | size: 1.5 (expected: an integer)
          {"size": {"longest_edge": 9}} | size: {"longest_edge":9} (expected: an integer, {shortest_edge} or {height, width})
          {"crop_size": {"height": 0, "width": 3}} | crop_size: {"height":0,"width":3} (expected: height and width >= 1)
          {"crop_size": "big"} | crop_size: "big" (expected: a number)
          {"resample": 6} | resample: 6 (expected: 0 nearest, 1 Lanczos, 2 bilinear, 3 bicubic, 4 box or 5 Hamming)
          {"do_resize": 1} | do_resize: 1 (expected: true or false)
          {"do_center_crop": false} | do_center_crop: false (expected: true, or a size with height and width: the image tower takes one size only)
          {"rescale_factor": 0} | rescale_factor: 0.0 (expected: a finite number > 0)
          {"image_mean": [0.5]} | image_mean: [0.5] (expected: 3 finite numbers, for red, green and blue)
          {"image_std": [1, 0, 1]} | image_std: [1.0, 0.0, 1.0] (expected: all > 0)
          [] | it is not a JSON object
          """)
  void refusesWhatMakesNoSense(String json, String reason) {
    assertThatThrownBy(() -> Preprocessing.parse(json, "preprocessor_config.json"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot use preprocessor_config.json: " + reason);
  }

  @Test
  void refusesWhatIsNotJson() {
    assertThatThrownBy(() -> Preprocessing.parse("{size", "preprocessor_config.json"))
        .hasMessageStartingWith("Cannot use preprocessor_config.json: it is not JSON: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}
          {"size": {"height": 8, "width": 9}, "do_center_crop": false}
          {"do_resize": false, "do_normalize": false, "do_rescale": false, "resample": 0}
          """)
  void survivesTheRoundTripThroughJson(String json) {
    Preprocessing preprocessing = Preprocessing.parse(json, "test");

    assertThat(Preprocessing.parse(preprocessing.toJson(), "copy")).isEqualTo(preprocessing);
    Gson gson = new Gson();
    assertThat(gson.fromJson(gson.toJson(preprocessing), Preprocessing.class))
        .isEqualTo(preprocessing);
  }

  @Test
  void loadsTheFileOfAModelDirectory(@TempDir Path directory) throws Exception {
    Files.writeString(directory.resolve("preprocessor_config.json"), "{\"size\": 32}");

    assertThat(Preprocessing.load(directory).resize()).isEqualTo(new Resize.ShortestEdge(32));
  }

  @Test
  void saysWhichFileAModelDirectoryLacks(@TempDir Path directory) {
    assertThatThrownBy(() -> Preprocessing.load(directory))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "Cannot read the preprocessing of model %s: no readable preprocessor_config.json. Copy it from the model's original directory.",
            directory);
  }
}
