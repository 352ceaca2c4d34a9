package io.plateau.pretrain;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.SafetensorsWriter;
import io.plateau.world.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes a model as a Hugging Face CLIP directory, which transformers reads too. */
final class ModelFiles {

  /** Mean and deviation of pixels between 0 and 1, the same for every channel. */
  static final double PIXEL_MEAN = 0.5;

  static final double PIXEL_DEVIATION = 0.25;

  private static final int BICUBIC = 3;
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create();

  private final Path directory;

  ModelFiles(Path directory) {
    this.directory = directory;
  }

  Path config() {
    return directory.resolve("config.json");
  }

  /** The tokenizer that was written, without padding and truncation. */
  HuggingFaceTokenizer openTokenizer() throws IOException {
    return HuggingFaceTokenizer.builder()
        .optTokenizerPath(directory.resolve("tokenizer.json"))
        .optTruncation(false)
        .optPadding(false)
        .build();
  }

  /** Writes everything but the weights and the model card. */
  void writeConfiguration(Architecture architecture, Vocabulary vocabulary) throws IOException {
    Files.createDirectories(directory);
    write("config.json", config(architecture, vocabulary));
    write("tokenizer.json", vocabulary.tokenizerJson());
    write("tokenizer_config.json", tokenizerConfig(architecture));
    write("preprocessor_config.json", preprocessorConfig());
  }

  void writeWeights(Map<String, HostTensor> tensors) throws IOException {
    Files.write(
        directory.resolve("model.safetensors"), SafetensorsWriter.encode(tensors, Map.of()));
  }

  void writeCard(String text) throws IOException {
    Files.writeString(directory.resolve("README.md"), text);
  }

  private void write(String name, JsonElement json) throws IOException {
    Files.writeString(directory.resolve(name), GSON.toJson(json) + "\n");
  }

  private static JsonObject config(Architecture architecture, Vocabulary vocabulary) {
    JsonObject text = tower(architecture, "clip_text_model", architecture.textLayers());
    text.addProperty("vocab_size", vocabulary.size());
    text.addProperty("max_position_embeddings", architecture.positions());
    text.addProperty("bos_token_id", vocabulary.id(Vocabulary.START));
    text.addProperty("eos_token_id", vocabulary.id(Vocabulary.END));
    text.addProperty("pad_token_id", vocabulary.id(Vocabulary.PAD));
    JsonObject vision = tower(architecture, "clip_vision_model", architecture.visionLayers());
    vision.addProperty("image_size", Picture.SIDE);
    vision.addProperty("patch_size", architecture.patchSize());
    vision.addProperty("num_channels", 3);
    JsonArray architectures = new JsonArray();
    architectures.add("CLIPModel");
    JsonObject config = new JsonObject();
    config.add("architectures", architectures);
    config.addProperty("model_type", "clip");
    config.addProperty("dtype", "float32");
    config.addProperty("projection_dim", architecture.projection());
    config.addProperty("logit_scale_init_value", Math.log(1 / 0.07));
    config.add("text_config", text);
    config.add("vision_config", vision);
    return config;
  }

  private static JsonObject tower(Architecture architecture, String type, int layers) {
    JsonObject tower = new JsonObject();
    tower.addProperty("model_type", type);
    tower.addProperty("hidden_size", architecture.width());
    tower.addProperty("intermediate_size", architecture.feedForward());
    tower.addProperty("num_hidden_layers", layers);
    tower.addProperty("num_attention_heads", architecture.heads());
    tower.addProperty("hidden_act", "quick_gelu");
    tower.addProperty("layer_norm_eps", 1e-5);
    tower.addProperty("attention_dropout", 0.0);
    tower.addProperty("projection_dim", architecture.projection());
    return tower;
  }

  private static JsonObject tokenizerConfig(Architecture architecture) {
    JsonObject json = new JsonObject();
    json.addProperty("tokenizer_class", "PreTrainedTokenizerFast");
    json.addProperty("model_max_length", architecture.positions());
    json.addProperty("bos_token", Vocabulary.START);
    json.addProperty("eos_token", Vocabulary.END);
    json.addProperty("pad_token", Vocabulary.PAD);
    json.addProperty("unk_token", Vocabulary.UNKNOWN);
    return json;
  }

  private static JsonObject preprocessorConfig() {
    JsonObject crop = new JsonObject();
    crop.addProperty("height", Picture.SIDE);
    crop.addProperty("width", Picture.SIDE);
    JsonObject size = new JsonObject();
    size.addProperty("shortest_edge", Picture.SIDE);
    JsonObject json = new JsonObject();
    json.addProperty("image_processor_type", "CLIPImageProcessor");
    json.addProperty("do_convert_rgb", true);
    json.addProperty("do_resize", true);
    json.add("size", size);
    json.addProperty("resample", BICUBIC);
    json.addProperty("do_center_crop", true);
    json.add("crop_size", crop);
    json.addProperty("do_rescale", true);
    json.addProperty("rescale_factor", 1 / 255.0);
    json.addProperty("do_normalize", true);
    json.add("image_mean", everyChannel(PIXEL_MEAN));
    json.add("image_std", everyChannel(PIXEL_DEVIATION));
    return json;
  }

  private static JsonArray everyChannel(double value) {
    JsonArray channels = new JsonArray();
    for (int channel = 0; channel < 3; channel++) {
      channels.add(value);
    }
    return channels;
  }
}
