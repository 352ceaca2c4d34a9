package io.plateau.jobs.evaluation;

import io.plateau.artifact.SteeringArtifact;
import io.plateau.clip.FrozenClip;
import io.plateau.feature.FeatureTable;
import io.plateau.jobs.report.SteeredImage;
import io.plateau.prep.FrozenModels;
import io.plateau.prep.featureset.Storage;
import io.plateau.prep.featureset.TokenSelection;
import io.plateau.steering.SteeredEncoder;
import io.plateau.steering.TokenMaps;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** Test images with what a steered tower looks at; rows at equal distances, so nobody picked. */
public final class SteeredImages {

  private SteeredImages() {}

  /**
   * Picks rows and looks.
   *
   * @param source the directory the feature set was made from
   * @param tokens of the test rows
   * @param count how many
   */
  public static List<SteeredImage> of(
      SteeringArtifact artifact,
      Storage source,
      FeatureTable test,
      TokenSelection tokens,
      int count,
      Configuration configuration)
      throws IOException {
    TokenSelection sample = tokens.sample(count);
    FrozenClip clip = FrozenModels.clip(artifact.config().baseModel(), configuration);
    List<TokenMaps> maps;
    try (SteeredEncoder encoder = artifact.encoder(clip)) {
      maps = encoder.maps(sample.read(configuration));
    }
    List<SteeredImage> images = new ArrayList<>();
    for (int i = 0; i < maps.size(); i++) {
      Optional<BufferedImage> image = Thumbnail.read(source, sample.ids().get(i));
      if (image.isPresent()) {
        images.add(
            drawn(
                test.classNames().get(sample.labels()[i]),
                Thumbnail.square(image.get()),
                maps.get(i)));
      }
    }
    return images;
  }

  /** Both passes are drawn to one scale, so that they can be compared. */
  private static SteeredImage drawn(String label, BufferedImage square, TokenMaps maps) {
    double most = Math.max(largest(maps.first()), largest(maps.second()));
    return SteeredImage.png(
        label,
        Thumbnail.png(square),
        Thumbnail.png(HeatMap.over(square, maps.first(), maps.side(), most)),
        Thumbnail.png(HeatMap.over(square, maps.second(), maps.side(), most)),
        Thumbnail.png(HeatMap.over(square, maps.similarity(), maps.side(), 1)),
        most,
        largest(maps.similarity()));
  }

  private static double largest(float[] values) {
    double largest = Double.NEGATIVE_INFINITY;
    for (float value : values) {
      largest = Math.max(largest, value);
    }
    return largest;
  }
}
