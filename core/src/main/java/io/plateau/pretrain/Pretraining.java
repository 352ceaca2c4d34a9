package io.plateau.pretrain;

import ai.djl.Device;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.plateau.clip.ClipConfig;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.Torch;
import io.plateau.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * Trains a small CLIP on the drawn world and writes it as a model directory. The same settings give
 * the same bytes as long as PyTorch runs on the same number of threads of the same kind of machine.
 */
public final class Pretraining {

  private Pretraining() {}

  /**
   * Runs all of it.
   *
   * @param out directory to write config.json, model.safetensors, tokenizer.json,
   *     tokenizer_config.json, preprocessor_config.json and README.md to
   * @return zero-shot accuracies of the written model, read back from {@code out}
   */
  public static Accuracies run(PretrainingSettings settings, Path out, PretrainingListener listener)
      throws IOException {
    train(settings, out, listener);
    listener.evaluating();
    try (FrozenClip clip = FrozenClip.load(out, Device.cpu())) {
      Accuracies accuracies = Accuracies.of(clip, new World(settings.seed()));
      new ModelFiles(out).writeCard(ModelCard.of(settings, clip.config(), accuracies));
      return accuracies;
    }
  }

  /** Writes everything but the model card. */
  static void train(PretrainingSettings settings, Path out, PretrainingListener listener)
      throws IOException {
    Torch.initialise();
    ModelFiles files = new ModelFiles(out);
    files.writeConfiguration(settings.architecture(), Vocabulary.ofCaptions());
    ClipConfig config = ClipConfig.read(files.config());
    SplittableRandom random = new SplittableRandom(settings.seed());
    try (HuggingFaceTokenizer tokenizer = files.openTokenizer();
        ContrastiveTrainer trainer = new ContrastiveTrainer(config, random.split())) {
      listener.drawing(settings.images());
      World world = new World(settings.seed());
      Corpus corpus = Corpus.draw(world, settings.images(), tokenizer, settings.threads());
      Batches batches = new Batches(settings.images(), settings.batchSize(), random.split());
      takeSteps(settings, trainer, corpus, batches, listener);
      files.writeWeights(trainer.tensors());
    }
  }

  private static void takeSteps(
      PretrainingSettings settings,
      ContrastiveTrainer trainer,
      Corpus corpus,
      Batches batches,
      PretrainingListener listener) {
    OneCycle schedule = new OneCycle(settings.learningRate(), settings.steps());
    long start = System.nanoTime();
    for (int step = 0; step < settings.steps(); step++) {
      float loss = trainer.step(corpus, batches.next(), schedule.at(step));
      if (!Float.isFinite(loss)) {
        throw new IllegalStateException(
            "Cannot go on with pre-training: the loss of step %d is %s. Lower the learning rate %s."
                .formatted(step + 1, loss, settings.learningRate()));
      }
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      listener.stepped(PretrainingStep.of(step + 1, settings.steps(), loss, elapsed));
    }
  }
}
