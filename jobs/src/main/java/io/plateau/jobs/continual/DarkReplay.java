package io.plateau.jobs.continual;

import io.plateau.adapter.ClassTexts;
import io.plateau.continual.remedy.StoredLogits;
import io.plateau.continual.replay.Sample;
import io.plateau.evaluation.ClassScores;
import io.plateau.jobs.training.Help;
import io.plateau.prompt.RowWeights;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * DER++ (Buzzega et al., NeurIPS 2020): replay, and the logits of replayed rows are held where they
 * were when their task had been learned.
 *
 * @param buffer which samples are kept
 * @param names classes of the stream, in label order
 * @param alpha weight of the squared difference of logits
 * @param beta weight of the cross-entropy of replayed rows
 */
record DarkReplay(
    PromptLearning learning, ReplayBuffer buffer, List<String> names, double alpha, double beta)
    implements Remedy<DarkReplay.State> {

  private static final String LOGITS = "logits";

  /**
   * What it keeps.
   *
   * @param samples of the tasks so far
   * @param logits {@code [samples, classes seen]}, NaN where a sample's task came before a class
   */
  record State(List<Sample> samples, HostTensor logits) {
    static final State EMPTY = new State(List.of(), HostTensor.zeros(0, 0));

    State {
      samples = List.copyOf(samples);
    }

    /**
     * After a task: samples that were here have the logits that they had.
     *
     * @param kept samples from now on
     * @param now their logits over all classes seen
     */
    State keeping(List<Sample> kept, ClassScores now) {
      Map<String, Integer> before = new HashMap<>();
      for (int row = 0; row < samples.size(); row++) {
        before.put(samples.get(row).id(), row);
      }
      int known = Math.toIntExact(logits.shape()[1]);
      int seen = now.classes();
      float[] all = new float[kept.size() * seen];
      Arrays.fill(all, Float.NaN);
      for (int row = 0; row < kept.size(); row++) {
        Integer stored = before.get(kept.get(row).id());
        if (stored == null) {
          System.arraycopy(now.logits(), row * seen, all, row * seen, seen);
        } else {
          System.arraycopy(logits.values(), stored * known, all, row * seen, known);
        }
      }
      return new State(kept, new HostTensor(new long[] {kept.size(), seen}, all));
    }
  }

  @Override
  public State start() {
    return State.EMPTY;
  }

  @Override
  public Help help(State state, Parameters before, StreamTask task) {
    if (state.samples.isEmpty()) {
      return Help.NONE;
    }
    int seen = Math.toIntExact(state.logits.shape()[1]);
    return Help.mixing(
            SampleRemedy.mixedIn(KeptSamples.table(state.samples, names, task.data().width())),
            RowWeights.ofMixedIn(beta))
        .and(Help.term(names.subList(0, seen), new StoredLogits(state.logits, alpha)));
  }

  @Override
  public State after(State state, Parameters learned, StreamTask task) throws IOException {
    List<Sample> kept = buffer.with(state.samples, Sample.of(task.rows()));
    ClassTexts texts = learning.texts(learned, task.seen());
    return state.keeping(kept, texts.zeroShot().score(Sample.batch(kept, task.data().width())));
  }

  @Override
  public long samples(State state) {
    return state.samples.size();
  }

  @Override
  public KeptTensors encode(State state) {
    KeptTensors samples = KeptSamples.encode(state.samples);
    if (state.samples.isEmpty()) {
      return samples;
    }
    SortedMap<String, HostTensor> tensors = new TreeMap<>(samples.tensors());
    tensors.put(LOGITS, state.logits);
    return new KeptTensors(tensors, samples.texts());
  }

  @Override
  public State decode(KeptTensors kept) {
    HostTensor logits = kept.tensors().get(LOGITS);
    return logits == null ? State.EMPTY : new State(KeptSamples.decode(kept), logits);
  }
}
