package io.plateau.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.training.WorkerTask;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResidentRunTest {

  private static final WorkerTask<Integer> TASK = (worker, part, parts) -> Optional.of(part);

  private final ResidentRun run = new ResidentRun(2);

  private static Report idle(int part) {
    return Report.idle("run", part);
  }

  private static Report answer(int part, long sequence, String answer) {
    return new Report("run", part, sequence, Wire.encode(answer));
  }

  private Instruction tell(Report report) {
    return (Instruction) Wire.decode(run.report(report));
  }

  @Test
  void whoeverAsksBeforeThereIsWorkWaits() {
    assertThat(tell(idle(0))).isEqualTo(new Instruction.Wait());
  }

  @Test
  void aPartGetsTheSameWorkUntilItHasAnswered() {
    run.publish(TASK);
    assertThat(tell(idle(0))).isInstanceOf(Instruction.Work.class);
    assertThat(tell(idle(0))).isInstanceOf(Instruction.Work.class);
    assertThat(tell(answer(0, 1, "a"))).isEqualTo(new Instruction.Wait());
    assertThat(run.silent()).containsExactly(1);
  }

  @Test
  void answersComeInTheOrderOfTheParts() throws InterruptedException {
    run.publish(TASK);
    tell(answer(1, 1, "second"));
    tell(answer(0, 1, "first"));
    assertThat(run.await(Duration.ZERO)).isTrue();
    assertThat(run.answers()).extracting(Wire::decode).containsExactly("first", "second");
  }

  @Test
  void anAnswerToEarlierWorkIsNotTakenForThisOne() {
    run.publish(TASK);
    run.publish(TASK);
    assertThat(tell(answer(0, 1, "late"))).isInstanceOf(Instruction.Work.class);
    assertThat(run.silent()).containsExactly(0, 1);
  }

  @Test
  void theFirstOfTwoAttemptsCounts() {
    run.publish(TASK);
    tell(answer(0, 1, "first"));
    tell(answer(0, 1, "again"));
    tell(answer(1, 1, "other"));
    assertThat(run.answers()).extracting(Wire::decode).containsExactly("first", "other");
  }

  @Test
  void aClosedRunSendsTasksHome() {
    run.publish(TASK);
    run.close();
    assertThat(tell(idle(0))).isEqualTo(new Instruction.Stop());
  }

  @Test
  void aTaskOfAnUnknownRunIsSentHome() {
    assertThat(Wire.decode(ResidentRuns.report(idle(0)))).isEqualTo(new Instruction.Stop());
  }
}
