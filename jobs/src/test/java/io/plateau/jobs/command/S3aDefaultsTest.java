package io.plateau.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

class S3aDefaultsTest {

  @Test
  void standWhereNobodyHasDecided() {
    assertThat(S3aDefaults.undecidedIn(new Configuration()))
        .containsEntry("fs.s3a.attempts.maximum", "5")
        .containsEntry("fs.s3a.connection.timeout", "60000")
        .containsEntry("fs.s3a.directory.marker.retention", "keep");
  }

  @Test
  void giveWayToWhatIsSetInHadoop() {
    Configuration configuration = new Configuration();
    configuration.set("fs.s3a.attempts.maximum", "7", "core-site.xml");

    assertThat(S3aDefaults.undecidedIn(configuration))
        .doesNotContainKey("fs.s3a.attempts.maximum")
        .containsKey("fs.s3a.connection.timeout");
  }
}
