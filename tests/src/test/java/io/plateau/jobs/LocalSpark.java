package io.plateau.jobs;

import io.plateau.clip.EmbeddedModel;
import io.plateau.clip.Torch;
import io.plateau.jobs.cluster.PluginSetup;
import io.plateau.jobs.continual.StreamModel;
import io.plateau.prep.FrozenModels;
import java.io.IOException;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** A Spark in this process, as commands start it; to be closed. */
public final class LocalSpark {

  private LocalSpark() {}

  /** With two slots, and one thread of PyTorch in the thread that calls. */
  public static JavaSparkContext open(String application) {
    SparkConf conf =
        new SparkConf()
            .setMaster("local[2]")
            .setAppName(application)
            .set("spark.ui.enabled", "false")
            .set("spark.driver.host", "127.0.0.1");
    PluginSetup.apply(conf);
    Torch.threads(1);
    return new JavaSparkContext(conf);
  }

  /** The embedded model, as streams take it. */
  public static StreamModel embeddedModel(JavaSparkContext spark) throws IOException {
    return new StreamModel(
        FrozenModels.clip(EmbeddedModel.NAME, spark.hadoopConfiguration()),
        EmbeddedModel.NAME,
        "test");
  }
}
