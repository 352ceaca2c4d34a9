package io.plateau.pretrain;

import io.plateau.clip.ClipConfig;
import io.plateau.clip.TransformerConfig;
import java.util.ArrayList;
import java.util.List;

/**
 * All tensors of a CLIP with the initial distributions of OpenAI's code ({@code
 * initialize_parameters} in CLIP's model.py): deviations fall with width and depth.
 */
final class ParameterLayout {

  static final String LOGIT_SCALE = "logit_scale";

  private static final double TOKEN_DEVIATION = 0.02;
  private static final double POSITION_DEVIATION = 0.01;
  private static final double INITIAL_TEMPERATURE = 0.07;

  private final List<Parameter> parameters = new ArrayList<>();

  private ParameterLayout() {}

  /** The tensors in a fixed order, the logit scale last. */
  static List<Parameter> of(ClipConfig config) {
    ParameterLayout layout = new ParameterLayout();
    layout.text(config);
    layout.vision(config);
    layout.add(Parameter.constant(LOGIT_SCALE, Math.log(1 / INITIAL_TEMPERATURE)));
    return List.copyOf(layout.parameters);
  }

  private void text(ClipConfig config) {
    ClipConfig.Text text = config.text();
    int width = text.transformer().width();
    String embeddings = "text_model.embeddings.";
    add(
        Parameter.normal(
            embeddings + "token_embedding.weight", TOKEN_DEVIATION, text.vocabulary(), width));
    add(
        Parameter.normal(
            embeddings + "position_embedding.weight", POSITION_DEVIATION, text.positions(), width));
    layers("text_model.encoder.layers.", text.transformer());
    norm("text_model.final_layer_norm", width);
    add(
        Parameter.normal(
            "text_projection.weight", 1 / Math.sqrt(width), config.projection(), width));
  }

  private void vision(ClipConfig config) {
    ClipConfig.Vision vision = config.vision();
    int width = vision.transformer().width();
    double deviation = 1 / Math.sqrt(width);
    int patch = vision.patchSize();
    double patchDeviation = 1 / Math.sqrt((double) vision.channels() * patch * patch);
    String embeddings = "vision_model.embeddings.";
    add(Parameter.normal(embeddings + "class_embedding", deviation, width));
    add(
        Parameter.normal(
            embeddings + "patch_embedding.weight",
            patchDeviation,
            width,
            vision.channels(),
            patch,
            patch));
    add(
        Parameter.normal(
            embeddings + "position_embedding.weight", deviation, vision.tokens(), width));
    norm("vision_model.pre_layrnorm", width);
    layers("vision_model.encoder.layers.", vision.transformer());
    norm("vision_model.post_layernorm", width);
    add(Parameter.normal("visual_projection.weight", deviation, config.projection(), width));
  }

  private void layers(String prefix, TransformerConfig config) {
    int width = config.width();
    double attention = 1 / Math.sqrt(width);
    double output = attention / Math.sqrt(2.0 * config.layers());
    double expand = 1 / Math.sqrt(2.0 * width);
    for (int i = 0; i < config.layers(); i++) {
      String layer = prefix + i + ".";
      norm(layer + "layer_norm1", width);
      for (String name : List.of("q_proj", "k_proj", "v_proj")) {
        linear(layer + "self_attn." + name, attention, width, width);
      }
      linear(layer + "self_attn.out_proj", output, width, width);
      norm(layer + "layer_norm2", width);
      linear(layer + "mlp.fc1", expand, config.feedForward(), width);
      linear(layer + "mlp.fc2", output, width, config.feedForward());
    }
  }

  private void linear(String name, double deviation, int outputs, int inputs) {
    add(Parameter.normal(name + ".weight", deviation, outputs, inputs));
    add(Parameter.constant(name + ".bias", 0, outputs));
  }

  private void norm(String name, int width) {
    add(Parameter.constant(name + ".weight", 1, width));
    add(Parameter.constant(name + ".bias", 0, width));
  }

  private void add(Parameter parameter) {
    parameters.add(parameter);
  }
}
