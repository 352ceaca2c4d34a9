package io.plateau.jobs.cluster;

import io.plateau.clip.Torch;
import io.plateau.training.Worker;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/**
 * The workers of this JVM, one a run: built by the first task that needs one and used by all the
 * others. Those of runs that are over make room for new ones.
 */
final class ExecutorWorkers {

  /** Runs whose workers stay although no task uses them: a run's next step may come any moment. */
  private static final int KEPT = Math.max(4, Runtime.getRuntime().availableProcessors());

  private static final Map<String, Entry> WORKERS = new LinkedHashMap<>(16, 0.75f, true);

  private ExecutorWorkers() {}

  private static final class Entry {

    private final Worker worker;
    private int users;

    Entry(Worker worker) {
      this.worker = worker;
    }
  }

  /** What a task does with a worker. */
  interface Use<R> {
    R with(Worker worker) throws Exception;
  }

  /** Lends a task the worker of its run. */
  static <R> R lend(WorkerSource source, Configuration configuration, Use<R> task)
      throws Exception {
    Entry entry = take(source, configuration);
    try {
      // Which thread of the JVM runs a task is Spark's choice, and each has a number of its own.
      Torch.threads(source.threads());
      return task.with(entry.worker);
    } finally {
      giveBack(entry);
    }
  }

  private static synchronized Entry take(WorkerSource source, Configuration configuration)
      throws IOException {
    Entry entry = WORKERS.get(source.run());
    if (entry == null) {
      entry = new Entry(source.worker(configuration));
      WORKERS.put(source.run(), entry);
    }
    entry.users++;
    return entry;
  }

  private static synchronized void giveBack(Entry entry) {
    entry.users--;
    Iterator<Entry> oldestFirst = WORKERS.values().iterator();
    for (int surplus = WORKERS.size() - KEPT; surplus > 0 && oldestFirst.hasNext(); ) {
      Entry old = oldestFirst.next();
      if (old.users == 0) {
        old.worker.close();
        oldestFirst.remove();
        surplus--;
      }
    }
  }
}
