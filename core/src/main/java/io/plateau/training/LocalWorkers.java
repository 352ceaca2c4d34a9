package io.plateau.training;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A cluster of this JVM alone. */
record LocalWorkers(Worker worker, int parts) implements Workers {

  @Override
  public <R extends Serializable> List<Optional<R>> run(WorkerTask<R> task) {
    return IntStream.range(0, parts).mapToObj(part -> task.run(worker, part, parts)).toList();
  }

  @Override
  public void close() {}
}
