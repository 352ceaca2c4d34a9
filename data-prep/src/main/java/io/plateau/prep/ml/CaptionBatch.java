package io.plateau.prep.ml;

import io.plateau.clip.FrozenClip;
import io.plateau.prep.FrozenModels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/** Captions on their way through the text tower. */
final class CaptionBatch implements InputBatch {

  private final FrozenClip clip;
  private final String template;
  private final List<String> captions = new ArrayList<>();

  CaptionBatch(String template, FeatureSettings settings, Configuration configuration)
      throws IOException {
    this.template = template;
    clip = FrozenModels.clip(settings.modelUrl(), configuration);
  }

  @Override
  public void add(@Nullable Object value) throws UnusableInputException {
    if (value == null) {
      throw new UnusableInputException("it is null");
    }
    captions.add(template.replace(ClipTextFeatures.PLACE, (String) value));
  }

  @Override
  public List<float[]> encode() {
    if (captions.isEmpty()) {
      return List.of();
    }
    float[] features = clip.encodeTexts(captions, captions.size());
    captions.clear();
    return Features.rows(features, clip.config().projection());
  }
}
