package io.plateau.jobs.cluster;

import io.plateau.training.Worker;
import io.plateau.training.WorkerTask;
import java.util.List;
import org.apache.spark.TaskContext;

/** A Spark task that stays for a whole run: asks the driver for work, does it, reports. */
record ResidentTask(String run, int part, int parts, Worker worker) {

  /**
   * Stays until the driver or Spark says stop. What a piece of work throws ends the task, so that
   * Spark tries it again, on another executor if need be.
   */
  void serve() throws Exception {
    PollInterval interval = PollInterval.of(parts);
    Report idle = Report.idle(run, part);
    Report report = idle;
    while (!TaskContext.get().isInterrupted()) {
      Instruction instruction = ResidentExecutor.ask(report);
      if (instruction instanceof Instruction.Stop) {
        return;
      }
      if (instruction instanceof Instruction.Work work) {
        report = new Report(run, part, work.sequence(), Wire.encode(answer(work.task())));
        interval.reset();
      } else {
        report = idle;
        interval.pause();
      }
    }
  }

  /** An answer that may be missing travels as a list: Optional cannot be serialised. */
  private List<?> answer(WorkerTask<?> task) {
    return task.run(worker, part, parts).map(List::of).orElse(List.of());
  }
}
