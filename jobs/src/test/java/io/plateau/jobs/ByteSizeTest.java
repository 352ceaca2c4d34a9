package io.plateau.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {

  @ParameterizedTest
  @CsvSource({"4096,4096", "64MB,67108864", "1 gb,1073741824", "3k,3072", "2TB,2199023255552"})
  void readsWhatPeopleWrite(String text, long bytes) {
    assertThat(ByteSize.parse("--shard-size", text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "MB", "-1", "1.5GB", "64 miles", "9999999999999"})
  void refusesTheRest(String text) {
    assertThatThrownBy(() -> ByteSize.parse("--shard-size", text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--shard-size: %s (expected: a number of bytes, such as 64MB or 1GB)", text);
  }

  @Test
  void readsSharesInBothForms() {
    assertThat(Share.parse("--max-quarantine", "5%")).isEqualTo(0.05);
    assertThat(Share.parse("--max-quarantine", "0.05")).isEqualTo(0.05);
    assertThat(Share.parse("--max-quarantine", "100%")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5 per cent", "101%", "-1%", "NaN", "5"})
  void refusesWhatIsNoShare(String text) {
    assertThatThrownBy(() -> Share.parse("--max-quarantine", text))
        .hasMessage("--max-quarantine: %s (expected: 0%% to 100%%, or 0 to 1)", text);
  }
}
