package io.plateau.clip;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * What {@code config.json} of a Hugging Face CLIP directory says.
 *
 * @param text the text tower
 * @param vision the image tower
 * @param projection width of the joint embedding
 */
public record ClipConfig(Text text, Vision vision, int projection) {

  /** The {@code eos_token_id} that old configurations carry although it is not their token. */
  private static final long LEGACY_EOS = 2;

  /**
   * The text tower.
   *
   * @param positions length of the position table, 77 in published models
   * @param eosTokenId the end-of-text token; see {@link #endIsLargestToken}
   */
  public record Text(
      TransformerConfig transformer, int vocabulary, int positions, long eosTokenId) {

    public Text {
      requirePositive("vocab_size", vocabulary);
      requirePositive("max_position_embeddings", positions);
    }

    /**
     * Whether end-of-text is found as the largest token id. Configurations written before
     * transformers 4.31 say {@code eos_token_id: 2} and mean this.
     */
    public boolean endIsLargestToken() {
      return eosTokenId == LEGACY_EOS;
    }
  }

  /**
   * The image tower.
   *
   * @param imageSize pixels per side of the square input
   * @param patchSize pixels per side of a patch
   * @param channels colour channels
   */
  public record Vision(TransformerConfig transformer, int imageSize, int patchSize, int channels) {

    public Vision {
      requirePositive("image_size", imageSize);
      requirePositive("patch_size", patchSize);
      requirePositive("num_channels", channels);
      if (patchSize > imageSize) {
        throw new IllegalArgumentException(
            "patch_size: %d (expected: at most image_size %d)".formatted(patchSize, imageSize));
      }
    }

    /** Patches per side. */
    public int grid() {
      return imageSize / patchSize;
    }

    /** Tokens per image: one class token and the patches. */
    public int tokens() {
      return grid() * grid() + 1;
    }
  }

  public ClipConfig {
    requirePositive("projection_dim", projection);
  }

  static void requirePositive(String name, int value) {
    if (value <= 0) {
      throw new IllegalArgumentException("%s: %d (expected: > 0)".formatted(name, value));
    }
  }

  /**
   * Reads {@code config.json}.
   *
   * @throws ModelException when it is missing, is not JSON, is another kind of model, or holds a
   *     value this tower cannot have
   */
  public static ClipConfig read(Path file) throws IOException {
    try {
      return parse(JsonParser.parseString(Files.readString(file)).getAsJsonObject());
    } catch (NoSuchFileException e) {
      throw new ModelException(
          "Cannot load a model from %s: there is no config.json. Give the directory of a Hugging Face CLIP model."
              .formatted(file.toAbsolutePath().getParent()),
          e);
    } catch (JsonParseException
        | IllegalStateException
        | IllegalArgumentException
        | UnsupportedOperationException e) {
      throw new ModelException("Cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** Fields that are left out have the defaults of transformers' CLIPConfig. */
  static ClipConfig parse(JsonObject json) {
    String type = string(json, "model_type", "clip");
    if (!type.equals("clip")) {
      throw new IllegalArgumentException("model_type: %s (expected: clip)".formatted(type));
    }
    JsonObject text = section(json, "text_config");
    JsonObject vision = section(json, "vision_config");
    return new ClipConfig(
        new Text(
            transformer(text, 512, 8, 2048),
            integer(text, "vocab_size", 49408),
            integer(text, "max_position_embeddings", 77),
            integer(text, "eos_token_id", 49407)),
        new Vision(
            transformer(vision, 768, 12, 3072),
            integer(vision, "image_size", 224),
            integer(vision, "patch_size", 32),
            integer(vision, "num_channels", 3)),
        integer(json, "projection_dim", 512));
  }

  /**
   * A tower's section. Old files carry a second copy, {@code text_config_dict}, which transformers
   * lets win as a whole, defaults included.
   */
  private static JsonObject section(JsonObject json, String name) {
    for (String key : new String[] {name + "_dict", name}) {
      JsonElement section = json.get(key);
      if (section != null && !section.isJsonNull()) {
        if (!section.isJsonObject()) {
          throw new IllegalArgumentException(
              "%s: %s (expected: an object)".formatted(key, section));
        }
        return section.getAsJsonObject();
      }
    }
    return new JsonObject();
  }

  private static TransformerConfig transformer(
      JsonObject json, int width, int heads, int feedForward) {
    return new TransformerConfig(
        integer(json, "hidden_size", width),
        integer(json, "num_hidden_layers", 12),
        integer(json, "num_attention_heads", heads),
        integer(json, "intermediate_size", feedForward),
        Activation.named(string(json, "hidden_act", "quick_gelu")),
        (float) number(json, "layer_norm_eps", 1e-5));
  }

  private static int integer(JsonObject json, String name, int otherwise) {
    return value(json, name, otherwise, "an integer", v -> v.getAsBigDecimal().intValueExact());
  }

  private static double number(JsonObject json, String name, double otherwise) {
    return value(json, name, otherwise, "a number", JsonElement::getAsDouble);
  }

  private static String string(JsonObject json, String name, String otherwise) {
    return value(json, name, otherwise, "a string", JsonElement::getAsString);
  }

  private static <T> T value(
      JsonObject json, String name, T otherwise, String rule, Function<JsonElement, T> as) {
    JsonElement value = json.get(name);
    if (value == null || value.isJsonNull()) {
      return otherwise;
    }
    try {
      return as.apply(value);
    } catch (NumberFormatException
        | ArithmeticException
        | IllegalStateException
        | UnsupportedOperationException e) {
      throw new IllegalArgumentException("%s: %s (expected: %s)".formatted(name, value, rule), e);
    }
  }
}
