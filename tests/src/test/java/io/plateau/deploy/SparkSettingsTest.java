package io.plateau.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.internal.config.ConfigEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings of Spark that are written down are settings that Spark has. */
class SparkSettingsTest {

  /** Names that Spark puts together, or reads in modules that are not here. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "spark.network.crypto.authEngineVersion",
          "spark.executor.resource.gpu.amount",
          "spark.executor.resource.gpu.vendor",
          "spark.executor.resource.gpu.discoveryScript",
          "spark.task.resource.gpu.amount");

  private static final List<String> FREE =
      List.of("spark.executorEnv.", "spark.hadoop.", "spark.metrics.conf.");

  @BeforeAll
  static void sparkRegistersItsSettings() throws ClassNotFoundException {
    for (String group : List.of("package$", "Network$", "UI$", "Status$")) {
      Class.forName("org.apache.spark.internal.config." + group);
    }
  }

  private static Stream<String> settings() {
    return Stream.of(
            properties("conf/spark-defaults.conf").stringPropertyNames().stream(),
            properties("conf/gpu.properties").stringPropertyNames().stream(),
            Repository.below("deploy/kubernetes", ".yaml").stream()
                .flatMap(file -> YamlFile.documents(file).stream())
                .flatMap(SparkSettingsTest::configured))
        .flatMap(names -> names)
        .distinct()
        .sorted();
  }

  private static Stream<String> configured(JsonElement element) {
    return !(element instanceof JsonObject object)
        ? Stream.empty()
        : object.entrySet().stream()
            .flatMap(
                entry ->
                    entry.getKey().equals("sparkConf")
                        ? entry.getValue().getAsJsonObject().keySet().stream()
                        : configured(entry.getValue()));
  }

  private static Properties properties(String file) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(Repository.text(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  @ParameterizedTest
  @MethodSource("settings")
  void sparkKnowsThem(String setting) {
    boolean known =
        ELSEWHERE.contains(setting)
            || FREE.stream().anyMatch(setting::startsWith)
            || ConfigEntry.findEntry(setting) != null;
    assertThat(known).as(setting).isTrue();
  }

  @Test
  void aMisspeltOneWouldBeNoticed() {
    assertThat(ConfigEntry.findEntry("spark.executor.memory")).isNotNull();
    assertThat(ConfigEntry.findEntry("spark.executor.memmory")).isNull();
  }

  @Test
  void everyLineOfTheDefaultsIsExplained() {
    for (String block : Repository.text("conf/spark-defaults.conf").split("\n\n", -1)) {
      assertThat(block).startsWith("#");
    }
  }
}
