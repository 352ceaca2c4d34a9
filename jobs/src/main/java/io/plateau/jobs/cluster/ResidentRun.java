package io.plateau.jobs.cluster;

import io.plateau.training.WorkerTask;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where a run stands. All of its state is here, on the driver, so that a task that starts again
 * anywhere needs no more than to ask.
 */
final class ResidentRun {

  private static final byte[] WAIT = Wire.encode(new Instruction.Wait());
  static final byte[] STOP = Wire.encode(new Instruction.Stop());

  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final byte[] @Nullable [] answers;
  private long sequence;
  private final byte[][] work;
  private int missing;
  private boolean closed;

  ResidentRun(int parts) {
    answers = new byte[parts][];
    work = new byte[parts][];
    Arrays.fill(work, WAIT);
  }

  /** Gives all parts something to do. */
  void publish(WorkerTask<?> task) {
    lock.lock();
    try {
      sequence++;
      @Nullable WorkerTask<?> before = null;
      for (int part = 0; part < work.length; part++) {
        WorkerTask<?> own = task.forPart(part);
        // Most tasks are the same for all parts and are encoded once.
        work[part] =
            own == before ? work[part - 1] : Wire.encode(new Instruction.Work(sequence, own));
        before = own;
      }
      Arrays.fill(answers, null);
      missing = answers.length;
    } finally {
      lock.unlock();
    }
  }

  /** Hears a part and says what it has to do: an encoded {@link Instruction}. */
  byte[] report(Report report) {
    lock.lock();
    try {
      // Of several attempts of a task the first counts; all send the same bits.
      if (report.sequence() == sequence && isOpen(report.part())) {
        answers[report.part()] = report.answer();
        missing--;
        if (missing == 0) {
          changed.signalAll();
        }
      }
      if (closed) {
        return STOP;
      }
      return isOpen(report.part()) ? work[report.part()] : WAIT;
    } finally {
      lock.unlock();
    }
  }

  private boolean isOpen(int part) {
    return sequence > 0 && answers[part] == null;
  }

  /**
   * Waits until all parts have answered, or the run is closed.
   *
   * @return whether that is so
   */
  boolean await(Duration patience) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = patience.toNanos();
      while (missing > 0 && !closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      return missing == 0 || closed;
    } finally {
      lock.unlock();
    }
  }

  /** The parts that have not answered. */
  List<Integer> silent() {
    lock.lock();
    try {
      return IntStream.range(0, answers.length).filter(this::isOpen).boxed().toList();
    } finally {
      lock.unlock();
    }
  }

  /** The answers, in the order of the parts; all parts have to have answered. */
  List<byte[]> answers() {
    lock.lock();
    try {
      return List.of(answers);
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Sends the tasks home when they next ask. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
