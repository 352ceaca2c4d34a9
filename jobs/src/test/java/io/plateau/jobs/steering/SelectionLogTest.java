package io.plateau.jobs.steering;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.prep.featureset.Storage;
import io.plateau.steering.Selection;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectionLogTest {

  @TempDir private Path directory;

  @Test
  void aRunThatGoesOnForgetsWhatItDoesAgain() throws IOException {
    Storage out = Storage.at(directory.toString(), new Configuration());
    SelectionLog first = SelectionLog.from(out, 0);
    first.selected(3, new Selection(4, 3, 0.5));
    first.selected(6, new Selection(4, 1, 0.25));

    SelectionLog.from(out, 4).selected(6, new Selection(4, 2, 0.125));

    assertThat(directory.resolve(SelectionLog.FILE_NAME))
        .hasContent("step,tokens,selected,share,mean\n3,4,3,0.75,0.5\n6,4,2,0.5,0.125\n");
  }
}
