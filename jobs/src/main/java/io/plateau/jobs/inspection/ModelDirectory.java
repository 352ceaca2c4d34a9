package io.plateau.jobs.inspection;

import io.plateau.clip.ClipConfig;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.TransformerConfig;
import io.plateau.jobs.command.HadoopFiles;
import io.plateau.prep.FrozenModels;
import java.io.IOException;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** A CLIP in a Hugging Face directory. It is whole when it can be loaded. */
final class ModelDirectory implements DirectoryKind {

  @Override
  public String name() {
    return "model";
  }

  @Override
  public String marker() {
    return "config.json";
  }

  @Override
  public SortedMap<String, String> inspect(String directory) throws IOException {
    FrozenClip clip = FrozenModels.clip(directory, HadoopFiles.configuration());
    ClipConfig config = clip.config();
    SortedMap<String, String> facts = new TreeMap<>();
    facts.put(
        "text tower",
        "%s, %d positions, %d tokens"
            .formatted(
                transformer(config.text().transformer()),
                config.text().positions(),
                config.text().vocabulary()));
    facts.put(
        "image tower",
        "%s, %d px in patches of %d"
            .formatted(
                transformer(config.vision().transformer()),
                config.vision().imageSize(),
                config.vision().patchSize()));
    facts.put("features", config.projection() + " values");
    facts.put("logit scale", String.format(Locale.ROOT, "%.2f", clip.logitScale()));
    facts.put("sha256", clip.digest());
    return facts;
  }

  private static String transformer(TransformerConfig config) {
    return "%d layers of width %d, %d heads"
        .formatted(config.layers(), config.width(), config.heads());
  }
}
