package io.plateau.jobs.continual;

import io.plateau.adapter.ClassTexts;
import io.plateau.adapter.ClipAdapter;
import io.plateau.adapter.ClipAdapterSettings;
import io.plateau.adapter.TrainingSettings;
import io.plateau.continual.closedform.Rail;
import io.plateau.continual.closedform.RanPac;
import io.plateau.continual.closedform.RandomFeatures;
import io.plateau.jobs.config.ContinualSettings;
import io.plateau.jobs.config.StreamSettings;
import java.util.List;

/** The strategies by name. */
final class Strategies {

  private Strategies() {}

  /**
   * The strategy of settings.
   *
   * @param texts of all classes in the pretrained model
   * @param learning what trains prompts
   * @param remedies what may help with it
   * @throws IllegalArgumentException if it cannot learn this stream
   */
  static Strategy<?> of(
      ContinualSettings settings,
      StreamData data,
      ClassTexts texts,
      PromptLearning learning,
      Remedies remedies) {
    StreamSettings stream = settings.stream();
    long seed = settings.training().run().seed();
    List<String> names = data.scenario().classNames();
    RandomFeatures phi = new RandomFeatures(seed, data.width(), stream.randomFeatures());
    return switch (stream.strategy().kind()) {
      case ZERO_SHOT -> new ZeroShot(texts);
      case NCM -> new NearestMean(names, data.width(), texts.logitScale());
      case RAIL -> new RailStrategy(new Rail(phi, stream.ridge(), stream.zeroShotShare()), texts);
      case RANPAC -> new RanPacStrategy(new RanPac(phi), names);
      case SEQUENTIAL -> new RemediedPrompt(learning, remedies.of(stream.strategy().remedies()));
      case JOINT -> new JointPrompt(learning);
      case S_PROMPTS -> new RoutedExperts<>(new PromptExpert(learning), new CentreKey(), texts);
      case GAUSSIAN_KEY -> new RoutedExperts<>(new PromptExpert(learning), new DensityKey(), texts);
      case ADAPTER_MIXTURE ->
          new RoutedExperts<>(
              new AdapterExpert(
                  new ClipAdapter(ClipAdapterSettings.defaults(), TrainingSettings.clipAdapter()),
                  texts,
                  seed),
              new EncoderKey(stream.experts().routingQuantile()),
              texts);
      case STAR_PROMPT ->
          new StarPrompt(
              new TokenLearning(learning, stream.experts().alignEpochs()),
              stream.experts(),
              texts,
              seed);
    };
  }
}
