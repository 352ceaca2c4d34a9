package io.plateau.clip;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A model's {@code tokenizer.json}, with the padding and truncation that transformers applies. */
public final class ClipTokenizer implements AutoCloseable {

  private final HuggingFaceTokenizer tokenizer;
  private final int length;
  private final long padding;

  private ClipTokenizer(HuggingFaceTokenizer tokenizer, int length, long padding) {
    this.tokenizer = tokenizer;
    this.length = length;
    this.padding = padding;
  }

  /**
   * Reads the tokenizer of a model directory.
   *
   * @throws ModelException when it has no config.json or no tokenizer.json that can be read
   */
  public static ClipTokenizer read(Path directory) throws IOException {
    return read(directory, ClipConfig.read(directory.resolve("config.json")).text());
  }

  /**
   * Reads {@code tokenizer.json} and, for the padding token, {@code tokenizer_config.json}.
   *
   * @throws ModelException when the directory has no tokenizer.json that can be read
   */
  static ClipTokenizer read(Path directory, ClipConfig.Text config) throws IOException {
    Path file = directory.resolve("tokenizer.json");
    if (!Files.exists(file)) {
      throw new ModelException(
          """
          Cannot load the model %s: there is no tokenizer.json. Write it in Python: \
          CLIPTokenizerFast.from_pretrained(DIR).save_pretrained(DIR)."""
              .formatted(directory));
    }
    HuggingFaceTokenizer tokenizer;
    try {
      tokenizer =
          HuggingFaceTokenizer.builder()
              .optTokenizerPath(file)
              .optAddSpecialTokens(true)
              .optTruncation(false)
              .optPadding(false)
              .build();
    } catch (RuntimeException e) {
      throw new ModelException("Cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
    return new ClipTokenizer(
        tokenizer, config.positions(), paddingToken(directory, tokenizer, config));
  }

  private static long paddingToken(
      Path directory, HuggingFaceTokenizer tokenizer, ClipConfig.Text config) throws IOException {
    Path file = directory.resolve("tokenizer_config.json");
    String token = "<|endoftext|>";
    if (Files.exists(file)) {
      try {
        JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        JsonElement pad = json.get("pad_token");
        if (pad != null && !pad.isJsonNull()) {
          token =
              pad.isJsonObject()
                  ? pad.getAsJsonObject().get("content").getAsString()
                  : pad.getAsString();
        }
      } catch (JsonParseException | IllegalStateException e) {
        throw new ModelException("Cannot read %s: %s".formatted(file, e.getMessage()), e);
      }
    }
    long[] ids = tokenizer.encode(token, false, false).getIds();
    // What stands after end-of-text never reaches the feature, so any valid id will do.
    return ids.length == 1 ? ids[0] : config.endIsLargestToken() ? 0 : config.eosTokenId();
  }

  /** Length that captions are padded and cut to. */
  public int length() {
    return length;
  }

  /**
   * Tokens of one caption, as long as the model's positions: start of text, the caption, end of
   * text, padding. A longer caption is cut so that end-of-text stays.
   */
  public long[] encode(String caption) {
    long[] ids = tokenizer.encode(caption, true, false).getIds();
    long[] padded = Arrays.copyOf(ids, length);
    if (ids.length > length) {
      padded[length - 1] = ids[ids.length - 1];
    } else {
      Arrays.fill(padded, ids.length, length, padding);
    }
    return padded;
  }

  /** Tokens of a piece of text alone: nothing added, nothing cut. */
  public long[] pieces(String text) {
    return tokenizer.encode(text, false, false).getIds();
  }

  /** The token that starts every caption. */
  public long startOfText() {
    return tokenizer.encode("", true, false).getIds()[0];
  }

  /** The token that ends every caption. */
  public long endOfText() {
    long[] ids = tokenizer.encode("", true, false).getIds();
    return ids[ids.length - 1];
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
