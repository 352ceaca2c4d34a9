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
    State {
      samples = List.copyOf(samples);
    }
  }

  @Override
  public State start() {
    return new State(List.of(), HostTensor.zeros(0, 0));
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
    Map<String, Integer> before = new HashMap<>();
    for (int row = 0; row < state.samples.size(); row++) {
      before.put(state.samples.get(row).id(), row);
    }
    int known = Math.toIntExact(state.logits.shape()[1]);
    int seen = task.seen().size();
    ClassTexts texts = learning.texts(learned, task.seen());
    ClassScores now = texts.zeroShot().score(Sample.batch(kept, task.data().width()));
    float[] logits = new float[kept.size() * seen];
    Arrays.fill(logits, Float.NaN);
    for (int row = 0; row < kept.size(); row++) {
      Integer stored = before.get(kept.get(row).id());
      for (int c = 0; c < (stored == null ? seen : known); c++) {
        logits[row * seen + c] =
            stored == null
                ? now.logits()[row * seen + c]
                : state.logits.values()[stored * known + c];
      }
    }
    return new State(kept, new HostTensor(new long[] {kept.size(), seen}, logits));
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
    return logits == null ? start() : new State(KeptSamples.decode(kept), logits);
  }
}
