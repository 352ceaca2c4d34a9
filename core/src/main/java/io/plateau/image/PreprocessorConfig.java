package io.plateau.image;

import com.google.gson.JsonArray;
import com.google.gson.JsonDeserializationContext;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonSerializationContext;
import com.google.gson.JsonSerializer;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys of {@code preprocessor_config.json}. A key that is absent or null has the default of
 * transformers' {@code CLIPImageProcessor}; {@code do_convert_rgb} has no effect, for images are
 * RGB from the decoder on.
 */
final class PreprocessorConfig {

  static final double RESCALE_FACTOR = 1.0 / 255;
  static final List<Double> CLIP_MEAN = List.of(0.48145466, 0.4578275, 0.40821073);
  static final List<Double> CLIP_STD = List.of(0.26862954, 0.26130258, 0.27577711);
  private static final List<Double> ZEROS = List.of(0.0, 0.0, 0.0);
  private static final List<Double> ONES = List.of(1.0, 1.0, 1.0);
  private static final int EDGE = 224;

  private final JsonObject json;

  private PreprocessorConfig(JsonObject json) {
    this.json = json;
  }

  static Preprocessing parse(String text) {
    try {
      return parse(JsonParser.parseString(text));
    } catch (JsonParseException e) {
      throw new IllegalArgumentException("it is not JSON: " + e.getMessage(), e);
    }
  }

  private static Preprocessing parse(JsonElement element) {
    if (!element.isJsonObject()) {
      throw new IllegalArgumentException("it is not a JSON object");
    }
    PreprocessorConfig config = new PreprocessorConfig(element.getAsJsonObject());
    boolean rescale = config.flag("do_rescale");
    boolean normalize = config.flag("do_normalize");
    return new Preprocessing(
        config.flag("do_resize") ? config.resize() : new Resize.None(),
        ResampleFilter.ofCode(config.integer("resample", ResampleFilter.BICUBIC.code())),
        config.flag("do_center_crop") ? config.cropSize() : null,
        rescale ? config.number("rescale_factor", RESCALE_FACTOR) : 1,
        normalize ? config.channels("image_mean", CLIP_MEAN) : ZEROS,
        normalize ? config.channels("image_std", CLIP_STD) : ONES);
  }

  static JsonObject toJson(Preprocessing preprocessing) {
    JsonObject json = new JsonObject();
    json.addProperty("image_processor_type", "CLIPImageProcessor");
    json.addProperty("do_resize", !(preprocessing.resize() instanceof Resize.None));
    if (preprocessing.resize() instanceof Resize.ShortestEdge shortest) {
      JsonObject size = new JsonObject();
      size.addProperty("shortest_edge", shortest.edge());
      json.add("size", size);
    } else if (preprocessing.resize() instanceof Resize.Exact exact) {
      json.add("size", toJson(exact.size()));
    }
    json.addProperty("resample", preprocessing.filter().code());
    ImageSize crop = preprocessing.crop();
    json.addProperty("do_center_crop", crop != null);
    if (crop != null) {
      json.add("crop_size", toJson(crop));
    }
    json.addProperty("do_rescale", true);
    json.addProperty("rescale_factor", preprocessing.rescaleFactor());
    json.addProperty("do_normalize", true);
    json.add("image_mean", toJson(preprocessing.mean()));
    json.add("image_std", toJson(preprocessing.std()));
    json.addProperty("do_convert_rgb", true);
    return json;
  }

  private Resize resize() {
    JsonElement size = value("size");
    if (size == null) {
      return new Resize.ShortestEdge(EDGE);
    }
    if (size.isJsonObject() && size.getAsJsonObject().keySet().equals(Set.of("shortest_edge"))) {
      return new Resize.ShortestEdge(integer("size", size.getAsJsonObject().get("shortest_edge")));
    }
    if (isHeightAndWidth(size)) {
      return new Resize.Exact(heightAndWidth("size", size));
    }
    if (size.isJsonPrimitive()) {
      return new Resize.ShortestEdge(integer("size", size));
    }
    throw refused("size", size, "an integer, {shortest_edge} or {height, width}");
  }

  private ImageSize cropSize() {
    JsonElement size = value("crop_size");
    if (size == null) {
      return ImageSize.square(EDGE);
    }
    if (isHeightAndWidth(size)) {
      return heightAndWidth("crop_size", size);
    }
    if (size.isJsonPrimitive()) {
      int edge = integer("crop_size", size);
      return sized("crop_size", size, edge, edge);
    }
    throw refused("crop_size", size, "an integer or {height, width}");
  }

  private static boolean isHeightAndWidth(JsonElement size) {
    return size.isJsonObject() && size.getAsJsonObject().keySet().equals(Set.of("height", "width"));
  }

  private static ImageSize heightAndWidth(String name, JsonElement size) {
    int height = integer(name + ".height", size.getAsJsonObject().get("height"));
    int width = integer(name + ".width", size.getAsJsonObject().get("width"));
    return sized(name, size, height, width);
  }

  private static ImageSize sized(String name, JsonElement size, int height, int width) {
    if (height < 1 || width < 1) {
      throw refused(name, size, "height and width >= 1");
    }
    return new ImageSize(height, width);
  }

  /** All the {@code do_…} flags are true where they are absent. */
  private boolean flag(String name) {
    JsonElement value = value(name);
    if (value == null) {
      return true;
    }
    if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isBoolean()) {
      throw refused(name, value, "true or false");
    }
    return value.getAsBoolean();
  }

  private int integer(String name, int absent) {
    JsonElement value = value(name);
    return value == null ? absent : integer(name, value);
  }

  private double number(String name, double absent) {
    JsonElement value = value(name);
    return value == null ? absent : number(name, value);
  }

  /** A number per channel; one number stands for all three. */
  private List<Double> channels(String name, List<Double> absent) {
    JsonElement value = value(name);
    if (value == null) {
      return absent;
    }
    if (value.isJsonArray()) {
      return value.getAsJsonArray().asList().stream().map(item -> number(name, item)).toList();
    }
    double same = number(name, value);
    return List.of(same, same, same);
  }

  private @Nullable JsonElement value(String name) {
    JsonElement value = json.get(name);
    return value == null || value.isJsonNull() ? null : value;
  }

  private static int integer(String name, JsonElement value) {
    double number = number(name, value);
    if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
      throw refused(name, value, "an integer");
    }
    return (int) number;
  }

  private static double number(String name, JsonElement value) {
    if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isNumber()) {
      throw refused(name, value, "a number");
    }
    return value.getAsDouble();
  }

  private static IllegalArgumentException refused(String name, JsonElement value, String rule) {
    return new IllegalArgumentException("%s: %s (expected: %s)".formatted(name, value, rule));
  }

  private static JsonObject toJson(ImageSize size) {
    JsonObject json = new JsonObject();
    json.addProperty("height", size.height());
    json.addProperty("width", size.width());
    return json;
  }

  private static JsonArray toJson(List<Double> values) {
    JsonArray json = new JsonArray();
    values.forEach(value -> json.add(value));
    return json;
  }

  /** Lets records that hold a {@link Preprocessing} go through Gson. */
  static final class Adapter
      implements JsonSerializer<Preprocessing>, JsonDeserializer<Preprocessing> {

    @Override
    public JsonElement serialize(Preprocessing value, Type type, JsonSerializationContext context) {
      return toJson(value);
    }

    @Override
    public Preprocessing deserialize(
        JsonElement json, Type type, JsonDeserializationContext context) {
      return parse(json);
    }
  }
}
