package io.plateau.jobs.continual;

import io.plateau.continual.closedform.ClassMeans;
import io.plateau.tensor.HostDoubles;
import io.plateau.tensor.Safetensors;
import io.plateau.tensor.SafetensorsWriter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The mean feature of every class seen, and nothing about others.
 *
 * @param names classes of the stream, in label order
 * @param width length of a feature
 * @param logitScale factor on cosines
 */
record NearestMean(List<String> names, int width, float logitScale)
    implements Strategy<ClassMeans> {

  @Override
  public ClassMeans start() {
    return ClassMeans.empty(width);
  }

  @Override
  public ClassMeans learn(ClassMeans before, StreamTask task) throws IOException {
    return before.plus(task.sum(Fold.ALL), task.seen().size());
  }

  @Override
  public StreamClassifier classifier(ClassMeans state) {
    return classNames -> {
      int[] labels = Labels.of(classNames, names);
      return IntStream.of(labels).anyMatch(state::isSeen)
          ? Optional.of(state.classifier(labels, logitScale))
          : Optional.empty();
    };
  }

  @Override
  public Footprint footprint(ClassMeans state) {
    return Footprint.of((long) state.classes() * width);
  }

  @Override
  public byte[] encode(ClassMeans state) {
    return SafetensorsWriter.encodeDoubles(
        Map.of(
            "counts", new HostDoubles(new long[] {state.classes()}, state.counts()),
            "sums", new HostDoubles(new long[] {state.classes(), width}, state.sums())),
        Map.of());
  }

  @Override
  public ClassMeans decode(String name, byte[] bytes) throws IOException {
    Safetensors file = Safetensors.of(name, bytes);
    return new ClassMeans(width, file.doubles("counts").values(), file.doubles("sums").values());
  }
}
