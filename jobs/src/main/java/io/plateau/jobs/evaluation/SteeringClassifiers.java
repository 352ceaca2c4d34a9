package io.plateau.jobs.evaluation;

import io.plateau.artifact.ArtifactException;
import io.plateau.artifact.SteeringArtifact;
import io.plateau.artifact.SteeringConfig;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.ImageTokens;
import io.plateau.clip.TokenShape;
import io.plateau.evaluation.Classifier;
import io.plateau.evaluation.CosineClassifier;
import io.plateau.feature.Batch;
import io.plateau.feature.FeatureTable;
import io.plateau.prep.FrozenModels;
import io.plateau.prep.featureset.TokenSelection;
import io.plateau.prompt.ClassFeatures;
import io.plateau.steering.SteeredEncoder;
import io.plateau.steering.SteeringHead;
import io.plateau.steering.TokenTable;
import io.plateau.tensor.HostTensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.apache.hadoop.conf.Configuration;

/**
 * A steered model's classifier. It sees an image by what the second pass says of it, zero-shot by
 * what the first said: so both stand side by side in the rows that are scored.
 *
 * @param learned over the first classes alone where it learned a head for these
 * @param zeroShot by the features of the first pass
 * @param rows test rows, with the second pass beside the first
 */
public record SteeringClassifiers(Classifier learned, Classifier zeroShot, FeatureTable rows)
    implements ArtifactClassifiers {

  /** Images that are float32 at a time. */
  private static final int BATCH = 32;

  static SteeringClassifiers of(
      SteeringArtifact artifact,
      FeatureTable test,
      TokenSelection tokens,
      Configuration configuration,
      IntConsumer scored)
      throws IOException {
    SteeringConfig config = artifact.config();
    FrozenClip clip = FrozenModels.clip(config.baseModel(), configuration);
    requireSameTokens(config.steering().tokens(), tokens);
    List<String> classNames = test.classNames();
    Classifier zeroShot = byTexts(artifact, clip, classNames);
    try (SteeredEncoder encoder = artifact.encoder(clip)) {
      Classifier head = head(artifact, clip, classNames);
      Batch steered = encode(encoder, tokens, configuration, scored);
      int plain = test.batch().width();
      return new SteeringClassifiers(
          new JoinedColumns(plain, steered.width(), head),
          new JoinedColumns(0, plain, zeroShot),
          new FeatureTable(
              classNames, test.ids(), test.views(), JoinedColumns.join(test.batch(), steered)));
    }
  }

  private static void requireSameTokens(TokenShape expected, TokenSelection found)
      throws ArtifactException {
    if (!expected.equals(found.shape())) {
      throw new ArtifactException(
          "Cannot score %s: its tokens are %s (expected: %s, those that were steered). Prepare it with --tokens %d and the same model."
              .formatted(found.directory(), found.shape(), expected, expected.lateLayers()));
    }
  }

  /**
   * What scores what the steered tower gives: by the texts of the classes, or by a learned head.
   *
   * @param classNames over the first of them alone where it learned a head for these
   * @throws ArtifactException when its head says nothing about these classes
   */
  public static Classifier head(SteeringArtifact artifact, FrozenClip clip, List<String> classNames)
      throws ArtifactException {
    return artifact.config().steering().head() == SteeringHead.TEXT
        ? byTexts(artifact, clip, classNames)
        : linear(artifact, classNames);
  }

  private static Classifier byTexts(
      SteeringArtifact artifact, FrozenClip clip, List<String> classNames) {
    SteeringConfig config = artifact.config();
    HostTensor texts =
        config.classNames().equals(classNames)
            ? artifact.textFeatures()
            : ClassFeatures.zeroShot(clip, classNames, config.template());
    return CosineClassifier.of(texts, config.logitScale());
  }

  private static Classifier linear(SteeringArtifact artifact, List<String> classNames)
      throws ArtifactException {
    int known = artifact.config().steering().classes();
    if (known > classNames.size()
        || !artifact.config().classNames().subList(0, known).equals(classNames.subList(0, known))) {
      throw new ArtifactException(
          "Cannot score %d classes with this steered tower: its linear head learned weights of %d other ones. Train with head=text, which follows the texts of any classes."
              .formatted(classNames.size(), known));
    }
    return artifact.head();
  }

  private static Batch encode(
      SteeredEncoder encoder,
      TokenSelection tokens,
      Configuration configuration,
      IntConsumer scored)
      throws IOException {
    Rows rows = new Rows(encoder, tokens, scored);
    tokens.forEach(configuration, rows::add);
    rows.flush();
    return new Batch(rows.encoded, tokens.labels(), rows.encoded.length / tokens.rows());
  }

  /** Encodes images as they are read, some at a time. */
  private static final class Rows {

    private final SteeredEncoder encoder;
    private final TokenSelection tokens;
    private final IntConsumer scored;
    private final List<Integer> places = new ArrayList<>();
    private final List<ImageTokens> waiting = new ArrayList<>();
    private float[] encoded = new float[0];

    Rows(SteeredEncoder encoder, TokenSelection tokens, IntConsumer scored) {
      this.encoder = encoder;
      this.tokens = tokens;
      this.scored = scored;
    }

    void add(int place, ImageTokens image) {
      places.add(place);
      waiting.add(image);
      if (places.size() == BATCH) {
        flush();
      }
    }

    void flush() {
      if (places.isEmpty()) {
        return;
      }
      Batch part = encoder.encode(new TokenTable(tokens.shape(), waiting, new int[waiting.size()]));
      int width = part.width();
      if (encoded.length == 0) {
        encoded = new float[Math.multiplyExact(tokens.rows(), width)];
      }
      for (int i = 0; i < places.size(); i++) {
        System.arraycopy(part.features(), i * width, encoded, places.get(i) * width, width);
      }
      scored.accept(places.size());
      places.clear();
      waiting.clear();
    }
  }
}
