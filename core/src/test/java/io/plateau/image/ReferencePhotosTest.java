package io.plateau.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import io.plateau.clip.SharedReference;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.Safetensors;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** From JPEG files to pixel values, against those that transformers computed. */
class ReferencePhotosTest {

  private static final double[] STD = {0.26862954, 0.26130258, 0.27577711};

  @Test
  void reproducesThePixelValuesOfTransformers() throws Exception {
    Path model = SharedReference.folder("clip-tiny-random");
    HostTensor expected =
        Safetensors.open(model.resolve("reference.safetensors")).tensor("pixel_values");
    JsonArray photos =
        JsonParser.parseString(Files.readString(model.resolve("reference.json")))
            .getAsJsonObject()
            .getAsJsonArray("photos");
    ImagePreprocessor preprocessor = new ImagePreprocessor(Preprocessing.load(model));
    int length = preprocessor.length();
    int plane = length / 3;

    double sum = 0;
    double most = 0;
    for (int photo = 0; photo < photos.size(); photo++) {
      Path file = model.resolve("photos").resolve(photos.get(photo).getAsString());
      float[] values =
          preprocessor.apply(ImageDecoder.ofDefault().decode(Files.readAllBytes(file)));
      for (int i = 0; i < length; i++) {
        // Normalised values have the size 1 / std in units of the full range.
        double error =
            Math.abs(values[i] - expected.values()[photo * length + i]) * STD[i / plane] * 255;
        sum += error;
        most = Math.max(most, error);
      }
    }
    assertThat(sum / expected.values().length).as("mean error, of 255").isLessThanOrEqualTo(1);
    assertThat(most).as("largest error, of 255").isLessThan(4.001);
  }
}
