package io.plateau.prep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plateau.prep.source.SourceFormat;
import org.junit.jupiter.api.Test;

class PrepareRequestTest {

  private final PrepareRequest.Builder builder = PrepareRequest.builder("in", "embedded", "out");

  @Test
  void hasDefaultsThatSuitMostDataSets() {
    assertThat(builder.build())
        .isEqualTo(
            new PrepareRequest(
                "in",
                "embedded",
                "out",
                SourceFormat.AUTO,
                1,
                0,
                32,
                256 << 20,
                200_000_000,
                256 << 20,
                1,
                "unknown"));
  }

  @Test
  void refusesNoViews() {
    assertThatThrownBy(() -> builder.views(0).build()).hasMessage("views: 0 (expected: >= 1)");
  }

  @Test
  void refusesAnEmptyBatch() {
    assertThatThrownBy(() -> builder.batchSize(0).build())
        .hasMessage("batch-size: 0 (expected: >= 1)");
  }

  @Test
  void refusesAShareThatIsNone() {
    assertThatThrownBy(() -> builder.maxQuarantine(5).build())
        .hasMessage("max-quarantine: 5.0 (expected: 0 to 1)");
  }

  @Test
  void refusesLimitsThatAdmitNothing() {
    assertThatThrownBy(() -> builder.maxPixels(0).build())
        .hasMessage("max-pixels: 0 (expected: >= 1)");
    builder.maxPixels(1);
    assertThatThrownBy(() -> builder.maxFileBytes(1L << 31).build())
        .hasMessage("max-file-size: 2147483648 (expected: 1 to 2147483631)");
  }

  @Test
  void refusesAnEmptyShard() {
    assertThatThrownBy(() -> builder.shardBytes(-1).build())
        .hasMessage("shard-size: -1 (expected: >= 1)");
  }
}
