package io.plateau.training;

import static io.plateau.clip.Closeness.relativeError;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import io.plateau.clip.EmbeddedModel;
import io.plateau.clip.FrozenClip;
import io.plateau.feature.Batch;
import io.plateau.prompt.ClassFeatures;
import io.plateau.prompt.ClassShards;
import io.plateau.prompt.ContextInit;
import io.plateau.prompt.ContextLearner;
import io.plateau.prompt.ContextSharing;
import io.plateau.prompt.PromptEncoder;
import io.plateau.prompt.PromptLosses;
import io.plateau.prompt.PromptObjective;
import io.plateau.prompt.PromptShape;
import io.plateau.prompt.Prompts;
import io.plateau.sharpness.Gradient;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import io.plateau.world.Colour;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sharded classes of a model that was trained, against one worker. */
class EmbeddedShardsTest {

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5})
  void gradientsAgreeToAMillionth(int parts) throws Exception {
    try (FrozenClip clip = FrozenClip.load(EmbeddedModel.directory(), Device.cpu())) {
      List<String> names = names();
      Prompts prompts =
          Prompts.of(
              clip.tokenizer(), names, PromptShape.unified(4), clip.config().text().positions());
      HostTensor zeroShot = ClassFeatures.zeroShot(clip, names, "a photo of a {}.");
      PromptLosses losses = PromptLosses.of(clip.manager(), clip.logitScale(), zeroShot);
      // The classes' own features as images, each shown as its neighbour.
      int[] labels = new int[names.size()];
      for (int c = 0; c < labels.length; c++) {
        labels[c] = (c + 1) % labels.length;
      }
      Batch batch = new Batch(zeroShot.values(), labels, clip.config().projection());
      Parameters v =
          Parameters.of(
              ContextLearner.CONTEXT,
              new ContextInit.Words("a photo of a")
                  .context(clip, ContextSharing.UNIFIED, names.size()));
      ShardEncoder shards =
          new ShardEncoder(
              (shard, count) ->
                  learner(clip, ClassShards.of(prompts, count).prompts(prompts, shard)));
      PromptObjective whole = new PromptObjective(learner(clip, prompts), losses);
      try (Worker worker = new Worker(whole, batch, shards);
          Workers workers = Workers.local(worker, parts)) {
        PromptObjective sharded =
            new PromptObjective(
                new ShardedLearner(workers, ClassShards.of(prompts, parts)), losses);

        Gradient found = sharded.gradient(v, batch);
        Gradient expected = whole.gradient(v, batch);

        assertThat(
                relativeError(
                    found.values().get(ContextLearner.CONTEXT).values(),
                    expected.values().get(ContextLearner.CONTEXT).values()))
            .isLessThan(1e-6);
      }
    }
  }

  private static ContextLearner learner(FrozenClip clip, Prompts prompts) {
    return new ContextLearner(clip.text(), PromptEncoder.shared(clip.text(), prompts));
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>();
    for (Colour colour : Colour.values()) {
      for (String shape : List.of("star", "ring", "cross")) {
        names.add("%s %s".formatted(colour.name().toLowerCase(Locale.ROOT), shape));
      }
    }
    return names;
  }
}
