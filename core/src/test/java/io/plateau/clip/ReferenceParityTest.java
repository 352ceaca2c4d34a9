package io.plateau.clip;

import static io.plateau.clip.Closeness.relativeError;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.plateau.tensor.Safetensors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against transformers 5.18 on a small random CLIP with CLIP's real tokenizer. */
class ReferenceParityTest {

  private static Safetensors reference;
  private static FrozenClip clip;
  private static List<String> captions;

  @BeforeAll
  static void load() throws Exception {
    Path folder = SharedReference.folder("clip-tiny-random");
    reference = Safetensors.open(folder.resolve("reference.safetensors"));
    clip = FrozenClip.load(folder, Device.cpu());
    JsonArray array =
        JsonParser.parseString(Files.readString(folder.resolve("reference.json")))
            .getAsJsonObject()
            .getAsJsonArray("captions");
    captions = new ArrayList<>();
    for (JsonElement caption : array) {
      captions.add(caption.getAsString());
    }
  }

  @AfterAll
  static void close() {
    if (clip != null) {
      clip.close();
    }
  }

  @Test
  void tokensAreIdentical() throws Exception {
    long[] tokens =
        captions.stream().flatMapToLong(c -> Arrays.stream(clip.tokenizer().encode(c))).toArray();

    assertThat(tokens).containsExactly(reference.longs("caption_input_ids"));
  }

  @Test
  void textEmbeddingsAgree() throws Exception {
    float[] expected = reference.tensor("caption_embeds").values();

    assertThat(relativeError(clip.encodeTexts(captions, 4), expected)).isLessThan(1e-5);
  }

  @Test
  void imageEmbeddingsAgree() throws Exception {
    float[] pixels = reference.tensor("pixel_values").values();
    float[] expected = reference.tensor("image_embeds").values();

    assertThat(relativeError(clip.encodeImages(pixels, 5), expected)).isLessThan(1e-5);
  }
}
