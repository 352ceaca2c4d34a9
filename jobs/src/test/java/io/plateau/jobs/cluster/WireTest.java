package io.plateau.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import io.plateau.training.WorkerTask;
import java.io.InvalidClassException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WireTest {

  private static Object sent(Object message) {
    return Wire.decode(Wire.encode(message));
  }

  @Test
  void aReportArrivesAsItWas() {
    Report report = (Report) sent(new Report("run", 1, 2, new byte[] {3}));
    assertThat(report.run()).isEqualTo("run");
    assertThat(report.answer()).containsExactly(3);
  }

  @Test
  void tensorsArriveAsTheyWere() {
    Parameters parameters =
        Parameters.of("context", new HostTensor(new long[] {2}, new float[] {1, 2}));
    assertThat(((Parameters) sent(parameters)).get("context").values()).containsExactly(1, 2);
  }

  @Test
  void workThatIsALambdaArrives() {
    WorkerTask<Integer> task = (worker, part, parts) -> Optional.of(part);
    assertThat(sent(new Instruction.Work(1, task))).isInstanceOf(Instruction.Work.class);
  }

  @Test
  void aClassThatIsInNoMessageIsRefused() {
    byte[] message = Wire.encode(URI.create("http://example.org"));
    assertThatThrownBy(() -> Wire.decode(message))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Cannot read a message: ")
        .hasCauseInstanceOf(InvalidClassException.class);
  }

  @Test
  void oneInsideAListIsRefusedToo() {
    byte[] message = Wire.encode(new ArrayList<>(List.of(URI.create("http://example.org"))));
    assertThatThrownBy(() -> Wire.decode(message)).hasCauseInstanceOf(InvalidClassException.class);
  }

  @Test
  void aMessageThatIsNestedWithoutEndIsRefused() {
    List<Object> nested = new ArrayList<>();
    for (int level = 0; level < 100; level++) {
      nested = new ArrayList<>(List.of(nested));
    }
    byte[] message = Wire.encode(nested);
    assertThatThrownBy(() -> Wire.decode(message)).hasCauseInstanceOf(InvalidClassException.class);
  }
}
