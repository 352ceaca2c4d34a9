package io.plateau.jobs.prediction;

import io.plateau.clip.ImageTokens;
import io.plateau.clip.TokenShape;
import io.plateau.evaluation.ClassScores;
import io.plateau.evaluation.Classifier;
import io.plateau.prep.ExecutorModel;
import io.plateau.sharpness.Parameters;
import io.plateau.steering.Feedback;
import io.plateau.steering.SteeredEncoder;
import io.plateau.steering.SteeringShape;
import io.plateau.steering.TokenTable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * By the second pass of a steered tower, from the tokens of the first.
 *
 * @param model whose image tower is steered
 * @param shape of the learned tensors
 * @param feedback what updates of low rank are added to
 * @param learned the tensors
 * @param head of what the second pass gives; one that travels
 */
record SteeredScoring(
    ExecutorModel model,
    SteeringShape shape,
    Feedback feedback,
    Parameters learned,
    Classifier head)
    implements Scoring {

  private static final int BATCH = 32;

  @Override
  public int classes() {
    return head.classes();
  }

  @Override
  public int batch() {
    return BATCH;
  }

  @Override
  public Optional<TokenShape> tokens() {
    return Optional.of(shape.tokens());
  }

  @Override
  public Scorer open(Configuration configuration) throws IOException {
    SteeredEncoder encoder =
        new SteeredEncoder(model.load(configuration), shape, feedback, learned);
    return new SteeredScorer(encoder, shape.tokens(), head);
  }

  private record SteeredScorer(SteeredEncoder encoder, TokenShape tokens, Classifier head)
      implements Scorer {

    @Override
    public ClassScores score(List<ImageTokens> images) {
      return head.score(encoder.encode(new TokenTable(tokens, images, new int[images.size()])));
    }

    @Override
    public void close() {
      encoder.close();
    }
  }
}
