package io.plateau.jobs.service;

import io.plateau.adapter.ClassTexts;
import io.plateau.artifact.AdapterArtifact;
import io.plateau.artifact.AdapterConfig;
import io.plateau.artifact.PromptConfig;
import io.plateau.clip.FrozenClip;
import io.plateau.jobs.prediction.LabelChoice;
import io.plateau.jobs.prediction.Labeller;
import io.plateau.prep.FrozenModels;
import io.plateau.prompt.ClassFeatures;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.hadoop.conf.Configuration;

/** The embedded model by the names of some classes, as versions of that. */
final class ServedZeroShot {

  static final Configuration CONFIGURATION = new Configuration();
  static final ServedImages IMAGES = new ServedImages(2, 0, 1, 1_000_000);

  private static final String TEMPLATE = "a photo of a {}.";

  private ServedZeroShot() {}

  /** A version that is loaded when it is asked for. */
  static ModelSource.Version version(String name, String... classNames) {
    return new ModelSource.Version() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Labeller load() throws IOException {
        return labeller(List.of(classNames));
      }
    };
  }

  private static Labeller labeller(List<String> classNames) throws IOException {
    FrozenClip clip = FrozenModels.clip("embedded", CONFIGURATION);
    ClassTexts texts =
        new ClassTexts(
            classNames, ClassFeatures.zeroShot(clip, classNames, TEMPLATE), clip.logitScale());
    AdapterArtifact artifact =
        AdapterArtifact.of(
            "test",
            "zero-shot",
            new AdapterConfig.Origin(
                new PromptConfig.FrozenModel("embedded", clip.digest(), clip.logitScale()),
                new PromptConfig.FeatureSource("none", "none"),
                TEMPLATE,
                Map.of(),
                Map.of()),
            texts,
            texts.zeroShot());
    return Labeller.of(artifact, LabelChoice.OWN, CONFIGURATION);
  }

  /** A PNG of one colour. */
  static byte[] picture(Color colour, int width) throws IOException {
    BufferedImage image = new BufferedImage(width, 40, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(colour);
    graphics.fillRect(0, 0, width, 40);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }
}
