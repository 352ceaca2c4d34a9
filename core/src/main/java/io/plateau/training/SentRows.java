package io.plateau.training;

import io.plateau.feature.Batch;
import io.plateau.sharpness.Gradient;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.TwoGradients;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Rows are cut into contiguous shares, one a part, and sent to who computes their gradients. */
record SentRows(Workers workers) implements BatchGradient {

  @Override
  public Gradient at(Parameters v, Batch rows) {
    int parts = workers.parts();
    List<Batch> shares = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int from = Math.toIntExact((long) rows.rows() * part / parts);
      int to = Math.toIntExact((long) rows.rows() * (part + 1) / parts);
      shares.add(rows.select(IntStream.range(from, to).toArray()));
    }
    return TwoGradients.mean(
            workers.run(new TakeAll(v, shares)).stream().flatMap(Optional::stream).toList())
        .clean();
  }

  /** The shares of all parts, of which every part gets its own. */
  private record TakeAll(Parameters v, List<Batch> shares) implements WorkerTask<TwoGradients> {

    TakeAll {
      shares = new ArrayList<>(shares);
    }

    @Override
    public Optional<TwoGradients> run(Worker worker, int part, int parts) {
      return forPart(part).run(worker, part, parts);
    }

    @Override
    public WorkerTask<TwoGradients> forPart(int part) {
      return new Take(v, shares.get(part));
    }
  }

  private record Take(Parameters v, Batch share) implements WorkerTask<TwoGradients> {

    @Override
    public Optional<TwoGradients> run(Worker worker, int part, int parts) {
      if (share.rows() == 0) {
        return Optional.empty();
      }
      Gradient y = worker.objective().gradient(v, share);
      return Optional.of(new TwoGradients(y, y, share.rows()));
    }
  }
}
