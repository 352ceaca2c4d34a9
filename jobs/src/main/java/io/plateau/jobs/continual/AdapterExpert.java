package io.plateau.jobs.continual;

import io.plateau.adapter.AdaptedClassifier;
import io.plateau.adapter.ClassTexts;
import io.plateau.adapter.ClipAdapter;
import io.plateau.adapter.LearnerInput;
import io.plateau.sharpness.Parameters;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * CLIP-Adapter's residual bottleneck over image features. Texts stay, so that it serves every
 * class.
 *
 * @param adapter its shape and training
 * @param texts of all classes in the pretrained model
 * @param seed of its start and of the order of rows
 */
record AdapterExpert(ClipAdapter adapter, ClassTexts texts, long seed) implements Expert {

  private static final String DOWN = "down";
  private static final String UP = "up";

  @Override
  public Parameters learn(StreamTask task) throws IOException {
    ClassTexts own = texts.select(Labels.of(task.task().classNames(), texts.names()));
    AdaptedClassifier learned = adapter.fit(LearnerInput.of(own, task.ownRows()), seed);
    return new Parameters(new TreeMap<>(Map.of(DOWN, learned.down(), UP, learned.up())));
  }

  @Override
  public StreamClassifier classifier(Parameters learned) {
    return classNames ->
        Optional.of(
            new AdaptedClassifier(
                texts.select(Labels.of(classNames, texts.names())),
                learned.get(DOWN),
                learned.get(UP),
                adapter.settings().ratio()));
  }
}
