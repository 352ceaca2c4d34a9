package io.plateau.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.clip.Precision;
import io.plateau.jobs.config.TextEncoding;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("slow")
class TextTrialTest {

  @ParameterizedTest
  @EnumSource(Precision.class)
  void trainsAndHasSomethingToSay(Precision precision) throws IOException {
    TextTrial.Result result =
        TextTrial.run(
            new TextTrial.Request(new Names("", ""), 2, TextEncoding.SHARED, precision, 1, 1, 32));

    assertThat(result.step().median()).isPositive();
    assertThat(result.flopsPerSecond()).isPositive();
    assertThat(result.fullRate()).isPositive();
  }
}
