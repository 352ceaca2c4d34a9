package io.plateau.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class PluginSetupTest {

  private static final String PLUGIN = "io.plateau.jobs.cluster.ResidentPlugin";
  private static final Path WHOLE = Path.of("/plateau/plateau-jobs-1.0-all.jar");
  private static final Path CLASSES = Path.of("/plateau/classes");

  private static SparkConf applied(Path home, String... settings) {
    SparkConf conf = new SparkConf(false).setMaster("spark://host:7077");
    for (int i = 0; i < settings.length; i += 2) {
      conf.set(settings[i], settings[i + 1]);
    }
    PluginSetup.apply(conf, home);
    return conf;
  }

  private static String plugins(Path home, String... settings) {
    return applied(home, settings).get("spark.plugins", "none");
  }

  @Test
  void oneProcessHasAllClasses() {
    assertThat(plugins(CLASSES, "spark.master", "local")).isEqualTo(PLUGIN);
    assertThat(plugins(CLASSES, "spark.master", "local[2,4]")).isEqualTo(PLUGIN);
  }

  @Test
  void executorsThatWouldNotFindTheClassAreLeftAlone() {
    assertThat(plugins(CLASSES)).isEqualTo("none");
    assertThat(plugins(CLASSES, "spark.master", "local-cluster[2,1,1024]")).isEqualTo("none");
    assertThat(plugins(CLASSES, "spark.executor.extraClassPath", "/other/classes"))
        .isEqualTo("none");
  }

  @Test
  void executorsFindTheClassInTheirExtraClassPath() {
    assertThat(plugins(CLASSES, "spark.executor.extraClassPath", "/a.jar:/plateau/classes"))
        .isEqualTo(PLUGIN);
    assertThat(plugins(WHOLE, "spark.executor.extraClassPath", "/plateau/*")).isEqualTo(PLUGIN);
  }

  @Test
  void executorsFindTheClassInTheJarThatSparkSubmitShips() {
    SparkConf conf = applied(WHOLE, "spark.jars", "hdfs:/jars/plateau-jobs-1.0-all.jar");
    assertThat(conf.get("spark.plugins")).isEqualTo(PLUGIN);
    assertThat(conf.get("spark.jars")).isEqualTo("hdfs:/jars/plateau-jobs-1.0-all.jar");
  }

  @Test
  void yarnPutsTheApplicationOnEveryMachine() {
    assertThat(plugins(Path.of("/container/__app__.jar"))).isEqualTo(PLUGIN);
  }

  @Test
  void theWholeJarIsShippedWhereNobodyElseDoes() {
    SparkConf conf = applied(WHOLE, "spark.jars", "/mine.jar");
    assertThat(conf.get("spark.jars"))
        .startsWith("/mine.jar,file:///plateau/plateau-jobs-1.0-all.jar");
    assertThat(conf.get("spark.plugins")).isEqualTo(PLUGIN);
  }

  @Test
  void pluginsOfTheUserStay() {
    assertThat(plugins(CLASSES, "spark.master", "local[2]", "spark.plugins", "org.example.Mine"))
        .isEqualTo("org.example.Mine," + PLUGIN);
  }

  @Test
  void aPluginThatIsThereIsNotAddedAgain() {
    assertThat(plugins(CLASSES, "spark.master", "local[2]", "spark.plugins", PLUGIN))
        .isEqualTo(PLUGIN);
  }
}
