package io.plateau.jobs.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.plateau.clip.Activation;
import io.plateau.clip.ClipConfig;
import io.plateau.clip.EmbeddedModel;
import io.plateau.clip.ImageTower;
import io.plateau.clip.TransformerConfig;
import java.io.IOException;

/** Image towers with random weights: they cost what real ones do. */
enum RandomImageTower {
  /** Of the model that comes with Plateau. */
  EMBEDDED {
    @Override
    ClipConfig config() throws IOException {
      return ClipConfig.read(EmbeddedModel.directory().resolve("config.json"));
    }
  },
  /** Of CLIP's ViT-B/16. */
  VIT_B_16 {
    @Override
    ClipConfig config() {
      TransformerConfig vision =
          new TransformerConfig(768, 12, 12, 3072, Activation.QUICK_GELU, 1e-5f);
      return new ClipConfig(
          RandomTextTower.CONFIG.text(), new ClipConfig.Vision(vision, 224, 16, 3), 512);
    }
  };

  private static final float SCALE = 0.035f;

  abstract ClipConfig config() throws IOException;

  ImageTower create(NDManager manager) throws IOException {
    ClipConfig config = config();
    return new ImageTower(config, name -> weight(manager, config, name));
  }

  private static NDArray weight(NDManager manager, ClipConfig config, String name) {
    int width = config.vision().transformer().width();
    int inner = config.vision().transformer().feedForward();
    int patch = config.vision().patchSize();
    // The misspelling is the checkpoint's.
    boolean norm = name.contains("norm") || name.contains("layrnorm");
    Shape shape =
        switch (name.replaceAll(".*\\.layers\\.\\d+\\.", "")) {
          case "vision_model.embeddings.patch_embedding.weight" ->
              new Shape(width, config.vision().channels(), patch, patch);
          case "vision_model.embeddings.position_embedding.weight" ->
              new Shape(config.vision().tokens(), width);
          case "visual_projection.weight" -> new Shape(config.projection(), width);
          case "mlp.fc1.weight" -> new Shape(inner, width);
          case "mlp.fc1.bias" -> new Shape(inner);
          case "mlp.fc2.weight" -> new Shape(width, inner);
          default ->
              norm || name.endsWith("bias") || name.endsWith("class_embedding")
                  ? new Shape(width)
                  : new Shape(width, width);
        };
    if (norm && name.endsWith("weight")) {
      return manager.ones(shape);
    }
    return manager.create(RandomTextTower.uniform(shape.size(), SCALE, name.hashCode()), shape);
  }
}
