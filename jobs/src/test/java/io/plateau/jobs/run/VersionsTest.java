package io.plateau.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionsTest {

  @Test
  void namesEverythingAResultDependsOn() {
    assertThat(Versions.current().byName())
        .containsOnlyKeys("plateau", "spark", "djl", "pytorch", "java", "os", "devices")
        .allSatisfy((name, version) -> assertThat(version).isNotBlank().doesNotContain("null"))
        .containsEntry("java", Runtime.version().toString());
  }
}
