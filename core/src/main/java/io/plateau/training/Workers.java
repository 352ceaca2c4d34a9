package io.plateau.training;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * The workers of a run, however they are reached: all the training loop knows of a cluster. A
 * worker does a part at a time; which worker does which part is nobody's business.
 */
public interface Workers extends AutoCloseable {

  /** Into how many parts work is cut. */
  int parts();

  /** Has every part done; answers in the order of the parts. */
  <R extends Serializable> List<Optional<R>> run(WorkerTask<R> task);

  @Override
  void close();

  /**
   * One worker in this JVM that does all parts, one after the other.
   *
   * @param parts into how many work is cut, as that many workers would have it
   */
  static Workers local(Worker worker, int parts) {
    return new LocalWorkers(worker, parts);
  }
}
