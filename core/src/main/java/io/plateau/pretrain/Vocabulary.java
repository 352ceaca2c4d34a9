package io.plateau.pretrain;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.plateau.world.Captions;
import java.util.ArrayList;
import java.util.List;

/**
 * The tokens of the drawn world: its words, and pairs of letters that spell any other word. A
 * foreign class name so keeps a text of its own instead of collapsing into one unknown token.
 */
final class Vocabulary {

  static final String PAD = "<pad>";
  static final String UNKNOWN = "<unk>";
  static final String START = "<|startoftext|>";
  static final String END = "<|endoftext|>";

  private static final String CONTINUATION = "##";
  private static final int LONGEST_WORD = 100;

  private final List<String> tokens;

  private Vocabulary(List<String> tokens) {
    this.tokens = tokens;
  }

  /**
   * Words of captions and pieces of other words. End of text has the largest id, so that it is also
   * found by implementations that look for that.
   */
  static Vocabulary ofCaptions() {
    List<String> words = Captions.words();
    List<String> tokens = new ArrayList<>(List.of(PAD, UNKNOWN));
    tokens.addAll(words);
    for (String piece : pieces()) {
      if (!words.contains(piece)) {
        tokens.add(piece);
      }
    }
    pieces().forEach(piece -> tokens.add(CONTINUATION + piece));
    tokens.add(START);
    tokens.add(END);
    return new Vocabulary(List.copyOf(tokens));
  }

  /** Single letters and digits, and all pairs of letters. */
  private static List<String> pieces() {
    List<String> pieces = new ArrayList<>();
    for (char digit = '0'; digit <= '9'; digit++) {
      pieces.add(String.valueOf(digit));
    }
    for (char first = 'a'; first <= 'z'; first++) {
      pieces.add(String.valueOf(first));
      for (char second = 'a'; second <= 'z'; second++) {
        pieces.add("" + first + second);
      }
    }
    return pieces;
  }

  int size() {
    return tokens.size();
  }

  /** The id of a token. */
  int id(String token) {
    int id = tokens.indexOf(token);
    if (id < 0) {
      throw new IllegalArgumentException(
          "token: %s (expected: one of the vocabulary)".formatted(token));
    }
    return id;
  }

  /** The contents of {@code tokenizer.json}, in the format of Hugging Face tokenizers. */
  JsonObject tokenizerJson() {
    JsonObject json = new JsonObject();
    json.addProperty("version", "1.0");
    json.add("truncation", null);
    json.add("padding", null);
    json.add("added_tokens", addedTokens());
    json.add("normalizer", normalizer());
    json.add("pre_tokenizer", typed("BertPreTokenizer"));
    json.add("post_processor", postProcessor());
    JsonObject decoder = typed("WordPiece");
    decoder.addProperty("prefix", CONTINUATION);
    decoder.addProperty("cleanup", true);
    json.add("decoder", decoder);
    json.add("model", model());
    return json;
  }

  private JsonArray addedTokens() {
    JsonArray added = new JsonArray();
    for (String token : List.of(PAD, UNKNOWN, START, END)) {
      JsonObject entry = new JsonObject();
      entry.addProperty("id", id(token));
      entry.addProperty("content", token);
      entry.addProperty("single_word", false);
      entry.addProperty("lstrip", false);
      entry.addProperty("rstrip", false);
      entry.addProperty("normalized", false);
      entry.addProperty("special", true);
      added.add(entry);
    }
    return added;
  }

  /** Lower case without accents; what is neither letter, digit, full stop nor comma is a space. */
  private static JsonObject normalizer() {
    JsonObject pattern = new JsonObject();
    pattern.addProperty("Regex", "[^\\p{L}\\p{N}.,]+");
    JsonObject replace = typed("Replace");
    replace.add("pattern", pattern);
    replace.addProperty("content", " ");
    JsonArray normalizers = new JsonArray();
    normalizers.add(typed("NFKD"));
    normalizers.add(typed("StripAccents"));
    normalizers.add(typed("Lowercase"));
    normalizers.add(replace);
    JsonObject sequence = typed("Sequence");
    sequence.add("normalizers", normalizers);
    return sequence;
  }

  private JsonObject postProcessor() {
    JsonArray single = new JsonArray();
    single.add(part("SpecialToken", START, 0));
    single.add(part("Sequence", "A", 0));
    single.add(part("SpecialToken", END, 0));
    JsonArray pair = single.deepCopy();
    pair.add(part("Sequence", "B", 1));
    pair.add(part("SpecialToken", END, 1));
    JsonObject special = new JsonObject();
    special.add(START, special(START));
    special.add(END, special(END));
    JsonObject template = typed("TemplateProcessing");
    template.add("single", single);
    template.add("pair", pair);
    template.add("special_tokens", special);
    return template;
  }

  private static JsonObject part(String kind, String id, int type) {
    JsonObject content = new JsonObject();
    content.addProperty("id", id);
    content.addProperty("type_id", type);
    JsonObject part = new JsonObject();
    part.add(kind, content);
    return part;
  }

  private JsonObject special(String token) {
    JsonArray ids = new JsonArray();
    ids.add(id(token));
    JsonArray contents = new JsonArray();
    contents.add(token);
    JsonObject special = new JsonObject();
    special.addProperty("id", token);
    special.add("ids", ids);
    special.add("tokens", contents);
    return special;
  }

  /** Longest match first: a word of the world is one token. */
  private JsonObject model() {
    JsonObject ids = new JsonObject();
    for (int id = 0; id < tokens.size(); id++) {
      ids.addProperty(tokens.get(id), id);
    }
    JsonObject model = typed("WordPiece");
    model.addProperty("unk_token", UNKNOWN);
    model.addProperty("continuing_subword_prefix", CONTINUATION);
    model.addProperty("max_input_chars_per_word", LONGEST_WORD);
    model.add("vocab", ids);
    return model;
  }

  private static JsonObject typed(String type) {
    JsonObject json = new JsonObject();
    json.addProperty("type", type);
    return json;
  }
}
