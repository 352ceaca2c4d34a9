package io.plateau.prep.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.prep.featureset.Split;
import org.junit.jupiter.api.Test;

class SplitNamesTest {

  @Test
  void readsTheNameOfAFileBeforeThoseOfItsFolders() {
    assertThat(SplitNames.ofPath("data/validation-00000-of-00002.parquet")).isEqualTo(Split.VAL);
    assertThat(SplitNames.ofPath("train/test_03.tar")).isEqualTo(Split.TEST);
    assertThat(SplitNames.ofPath("imagenet-val-000003.tar")).isEqualTo(Split.VAL);
  }

  @Test
  void readsTheNearestFolder() {
    assertThat(SplitNames.ofPath("train/test/0000.parquet")).isEqualTo(Split.TEST);
  }

  @Test
  void takesWholeWordsOnly() {
    assertThat(SplitNames.ofPath("latest/valley-0001.tar")).isEqualTo(Split.TRAIN);
  }
}
