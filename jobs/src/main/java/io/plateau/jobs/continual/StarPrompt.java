package io.plateau.jobs.continual;

import io.plateau.adapter.ClassTexts;
import io.plateau.continual.remedy.TokenOrthogonality;
import io.plateau.feature.FeatureTable;
import io.plateau.jobs.config.ExpertSettings;
import io.plateau.jobs.training.Help;
import io.plateau.tensor.HostTensor;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One learned token before the name of every class, by task: cross-entropy over the classes of the
 * task, with a penalty on tokens that are like past ones; then cross-entropy over all classes seen,
 * on features drawn from a mixture of five diagonal Gaussians of each. Tokens of classes that the
 * task does not have stay as they are in both. What is not seen yet is classified by the
 * hand-written prompt.
 *
 * <p>Source: the first stage of Menabue et al., Semantic Residual Prompts for Continual Learning
 * (STAR-Prompt), ECCV 2024. Its second stage learns prompts inside the image tower.
 *
 * @param tokens what trains them
 * @param settings numbers
 * @param zeroShot texts of all classes in the pretrained model: those of the stream in label order,
 *     then others
 * @param seed of what is drawn
 */
record StarPrompt(TokenLearning tokens, ExpertSettings settings, ClassTexts zeroShot, long seed)
    implements Strategy<StarPrompt.State> {

  private static final String TOKENS = "tokens";
  private static final String MEMORY = "memory.";

  /**
   * What it keeps.
   *
   * @param tokens {@code [classes seen, width]}, in label order
   * @param memory of the features of these classes
   */
  record State(HostTensor tokens, DensityMemory memory) {}

  @Override
  public State start() {
    return new State(HostTensor.zeros(0, tokens.width()), DensityMemory.NONE);
  }

  @Override
  public State learn(State before, StreamTask task) throws IOException {
    List<String> seen = task.seen();
    List<String> own = task.task().classNames();
    List<String> past = seen.stream().filter(name -> !own.contains(name)).toList();
    HostTensor all = tokens.extended(before.tokens, seen.size(), seed);
    HostTensor ofPast = TokenRows.select(all, Labels.of(past, seen));
    Help apart =
        past.isEmpty() || settings.orthogonality() == 0
            ? Help.NONE
            : Help.penalty(new TokenOrthogonality(ofPast, settings.orthogonality()));
    HostTensor fitted =
        tokens.fit(TokenRows.select(all, Labels.of(own, seen)), task, task.ownRows(), apart);
    DensityMemory memory = before.memory.with(DensityMemory.of(task.rows(), DensityKind.MIXTURE));
    HostTensor aligned =
        tokens.align(
            fitted,
            task,
            drawn(memory, task, past, own),
            past.isEmpty() ? Help.NONE : Help.fixing(tokens.texts(past, ofPast)));
    return new State(TokenRows.replaced(all, Labels.of(own, seen), aligned), memory);
  }

  /** Features of all classes seen, labelled by past ones and then the task's own. */
  private FeatureTable drawn(
      DensityMemory memory, StreamTask task, List<String> past, List<String> own) {
    List<String> seen = task.seen();
    FeatureTable drawn = memory.draw(seen, settings.generated(), seed * 1_000_003 + task.number());
    List<String> order = Stream.concat(past.stream(), own.stream()).toList();
    return Labels.rows(drawn, Set.copyOf(seen), order);
  }

  @Override
  public StreamClassifier classifier(State state) {
    int seen = Math.toIntExact(state.tokens.shape()[0]);
    if (seen == 0) {
      return new TextClassifier(zeroShot);
    }
    ClassTexts learned = tokens.texts(zeroShot.names().subList(0, seen), state.tokens);
    int[] unseen = IntStream.range(0, zeroShot.classes()).filter(k -> k >= seen).toArray();
    return new TextClassifier(unseen.length == 0 ? learned : learned.and(zeroShot.select(unseen)));
  }

  @Override
  public Footprint footprint(State state) {
    return Footprint.of(state.tokens.values().length);
  }

  @Override
  public byte[] encode(State state) {
    return KeptTensors.one(TOKENS, state.tokens)
        .with(MEMORY, DensityTensors.of(state.memory))
        .bytes();
  }

  @Override
  public State decode(String name, byte[] bytes) throws IOException {
    KeptTensors kept = KeptTensors.of(name, bytes);
    return new State(kept.tensor(TOKENS), DensityTensors.memory(kept.under(MEMORY)));
  }
}
