package io.plateau.prompt;

import ai.djl.ndarray.NDManager;
import io.plateau.tensor.HostTensor;
import java.util.List;
import java.util.stream.Stream;

/**
 * The losses of a learner.
 *
 * @param training what is minimised
 * @param divergence from the zero-shot model's predictions, for rules that ask for it
 */
public record PromptLosses(Criterion training, Criterion divergence) {

  /**
   * Cross entropy.
   *
   * @param manager owner of the device that logits are computed on
   * @param logitScale what cosines are multiplied with
   * @param zeroShot {@code [classes, projection]}: features of the hand-written prompts, normalised
   */
  public static PromptLosses of(NDManager manager, float logitScale, HostTensor zeroShot) {
    return of(manager, logitScale, zeroShot, RowWeights.EQUAL);
  }

  /** The same, with rows that count more or less. */
  public static PromptLosses of(
      NDManager manager, float logitScale, HostTensor zeroShot, RowWeights weights) {
    return new PromptLosses(
        new CrossEntropy(new Logits(manager, logitScale), weights),
        new ZeroShotDivergence(manager, logitScale, zeroShot));
  }

  /**
   * The same losses where more classes are encoded than labels speak of.
   *
   * @param classes positions of the labels' classes among all
   */
  public PromptLosses over(int[] classes) {
    return new PromptLosses(
        new SelectedClasses(training, classes), new SelectedClasses(divergence, classes));
  }

  /** The same losses with more to minimise; the divergence stays. */
  public PromptLosses plus(List<Criterion> terms) {
    if (terms.isEmpty()) {
      return this;
    }
    return new PromptLosses(
        new SummedLosses(Stream.concat(Stream.of(training), terms.stream()).toList()), divergence);
  }
}
