package io.plateau.jobs.continual;

import io.plateau.artifact.GeneratorArtifact;
import io.plateau.continual.remedy.OffDiagonalDistillation;
import io.plateau.continual.remedy.PredictionDistillation;
import io.plateau.continual.remedy.SimilarityDistillation;
import io.plateau.feature.Batch;
import io.plateau.jobs.config.ContinualSettings;
import io.plateau.jobs.config.RemedyKind;
import io.plateau.jobs.config.RemedySettings;
import io.plateau.jobs.training.Help;
import io.plateau.prompt.TextAnchor;
import io.plateau.sharpness.Parameters;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The remedies by name. */
final class Remedies {

  /** Of softened predictions, as published for LwF and for ZSCL. */
  private static final double TEMPERATURE = 2;

  private final RemedySettings settings;
  private final double anchorWeight;
  private final long seed;
  private final StreamData data;
  private final PromptLearning learning;
  private final @Nullable ReferenceSet reference;
  private final @Nullable GeneratorArtifact generator;
  private final int generated;

  /**
   * @param learning what trains the prompt
   * @param reference images and captions to distil on; null for every task's own
   * @param generator of features, where one is asked for
   */
  Remedies(
      ContinualSettings settings,
      StreamData data,
      PromptLearning learning,
      @Nullable ReferenceSet reference,
      @Nullable GeneratorArtifact generator) {
    this.settings = settings.remedies();
    anchorWeight = settings.training().prompt().guidance();
    seed = settings.training().run().seed();
    this.data = data;
    this.learning = learning;
    this.reference = reference;
    this.generator = generator;
    generated = settings.stream().experts().generated();
  }

  /**
   * Remedies, by name.
   *
   * @throws IllegalArgumentException if one cannot help with this stream
   */
  SortedMap<String, Remedy<?>> of(List<RemedyKind> kinds) {
    SortedMap<String, Remedy<?>> remedies = new TreeMap<>();
    kinds.forEach(kind -> remedies.put(kind.label(), of(kind)));
    return remedies;
  }

  private Remedy<?> of(RemedyKind kind) {
    List<String> names = data.scenario().classNames();
    return switch (kind) {
      case REPLAY -> SampleRemedy.replay(buffer(), names);
      case A_GEM -> SampleRemedy.aGem(buffer(), names);
      case DER ->
          new DarkReplay(learning, buffer(), names, settings.derAlpha(), settings.derBeta());
      case GAUSSIAN_REPLAY -> new GenerativeReplay(DensityKind.GAUSSIAN, names, generated, seed);
      case MIXTURE_REPLAY -> new GenerativeReplay(DensityKind.MIXTURE, names, generated, seed);
      case SHIP_REPLAY ->
          new GeneratorReplay(
              learning.clip(), Objects.requireNonNull(generator, "generator"), generated, seed);
      case EWC ->
          new ElasticConsolidation(learning, settings.ewcLambda(), settings.ewcGamma(), seed);
      case LWF -> (StatelessRemedy) this::earlierPredictions;
      case DISTILL -> (StatelessRemedy) (before, task) -> pretrainedSimilarities(task);
      case MOD_X -> (StatelessRemedy) this::offDiagonal;
      case TEXT_ANCHOR -> (StatelessRemedy) (before, task) -> textAnchor(task);
      case AVERAGING -> (StatelessRemedy) (before, task) -> Help.averaging(settings.averageEvery());
    };
  }

  private ReplayBuffer buffer() {
    ReplayBuffer buffer = new ReplayBuffer(settings.buffer(), settings.bufferSize(), seed);
    buffer.requireFits(data.scenario());
    return buffer;
  }

  private Help earlierPredictions(Parameters before, StreamTask task) {
    List<String> past = data.scenario().namesUpTo(task.number() - 1);
    return past.isEmpty()
        ? Help.NONE
        : Help.term(
            past, new PredictionDistillation(learning.texts(before, past).features(), TEMPERATURE));
  }

  private Help pretrainedSimilarities(StreamTask task) {
    List<String> captions = reference == null ? task.task().classNames() : reference.captions();
    Batch images = reference == null ? null : reference.images();
    return Help.term(
        captions,
        new SimilarityDistillation(
            learning.zeroShot(captions), images, TEMPERATURE, settings.distillWeight()));
  }

  private Help offDiagonal(Parameters before, StreamTask task) {
    List<String> own = task.task().classNames();
    return task.number() == 1
        ? Help.NONE
        : Help.term(
            own,
            new OffDiagonalDistillation(
                learning.texts(before, own).features(), settings.modXAlpha()));
  }

  private Help textAnchor(StreamTask task) {
    List<String> own = task.task().classNames();
    return Help.term(own, new TextAnchor(learning.zeroShot(own), anchorWeight));
  }
}
