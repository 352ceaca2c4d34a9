package io.plateau;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not come with core, not even through a library. */
class ClasspathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.apache.spark.SparkContext",
        "org.apache.hadoop.conf.Configuration",
        "com.fasterxml.jackson.databind.ObjectMapper",
        "com.fasterxml.jackson.core.JsonFactory",
        "scala.Option"
      })
  void hasNoClusterAndNoSecondJsonLibrary(String className) {
    assertThatExceptionOfType(ClassNotFoundException.class)
        .isThrownBy(() -> Class.forName(className));
  }
}
