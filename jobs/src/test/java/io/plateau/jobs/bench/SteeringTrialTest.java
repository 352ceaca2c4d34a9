package io.plateau.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.jobs.bench.SteeringTrial.FirstPass;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("slow")
class SteeringTrialTest {

  @ParameterizedTest
  @EnumSource(FirstPass.class)
  void takesAStepAndHasSomethingToSay(FirstPass first) throws IOException {
    SteeringTrial.Result result =
        SteeringTrial.run(new SteeringTrial.Request(RandomImageTower.EMBEDDED, first, 1, 2, 1, 1));

    assertThat(result.step().median()).isPositive();
    assertThat(result.needed()).isGreaterThan(result.activations());
  }
}
