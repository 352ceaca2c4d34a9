package io.plateau.prep.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SourceFormatTest {

  @Test
  void isNamedAsOptionsNameIt() {
    assertThat(SourceFormat.ofLabel("image-folder")).isEqualTo(SourceFormat.IMAGE_FOLDER);
    assertThat(SourceFormat.EMBEDDINGS.label()).isEqualTo("embeddings");
  }

  @Test
  void listsTheNamesWhenThereIsNone() {
    assertThatThrownBy(() -> SourceFormat.ofLabel("tfrecord"))
        .hasMessage(
            "format: tfrecord (expected: one of auto, image-folder, manifest, webdataset,"
                + " huggingface, coop-split, clip-retrieval, embeddings)");
  }
}
