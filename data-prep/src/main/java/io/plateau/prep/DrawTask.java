package io.plateau.prep;

import com.google.gson.Gson;
import io.plateau.clip.Torch;
import io.plateau.feature.Batch;
import io.plateau.prep.featureset.FeatureRow;
import io.plateau.prep.featureset.FileSummary;
import io.plateau.prep.featureset.ParquetTable;
import io.plateau.prep.featureset.ParquetTable.Columns;
import io.plateau.prep.featureset.RowSink;
import io.plateau.prep.featureset.Split;
import io.plateau.prep.featureset.Storage;
import io.plateau.prep.featureset.Target;
import io.plateau.synthesis.Generator;
import io.plateau.synthesis.SamplePlan;
import io.plateau.synthesis.Synthesizer;
import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.function.IntConsumer;
import org.apache.hadoop.conf.Configuration;

/**
 * Draws shards, on an executor. A shard that an earlier run has written is left as it is.
 *
 * @param out directory of the feature set
 * @param suffix of the names of files
 * @param version of every row: the generator's digest
 */
record DrawTask(
    String out,
    String suffix,
    String version,
    ExecutorModel model,
    Generator generator,
    SamplePlan plan)
    implements Serializable {

  private static final Gson GSON = new Gson();

  /**
   * Makes sure that a shard is there.
   *
   * @param drawn told of every batch how many features it had
   */
  FileSummary run(SyntheticShard shard, Configuration configuration, IntConsumer drawn)
      throws IOException {
    Storage storage = Storage.at(out, configuration);
    String path = shard.path(suffix);
    String summary = shard.summary(suffix);
    if (storage.exists(summary) && storage.exists(path)) {
      drawn.accept(plan.start(shard.to()) - plan.start(shard.from()));
      return GSON.fromJson(storage.readText(summary), FileSummary.class);
    }
    Torch.threads(1); // more of them would give other last bits
    Synthesizer synthesizer = new Synthesizer(model.load(configuration), generator, plan);
    FileSummary file =
        ParquetTable.writeFeatures(
            storage,
            path,
            configuration,
            Columns.FEATURES,
            rows -> {
              for (int batch = shard.from(); batch < shard.to(); batch++) {
                write(synthesizer, batch, rows);
                drawn.accept(plan.start(batch + 1) - plan.start(batch));
              }
            });
    storage.writeText(summary, GSON.toJson(file));
    return file;
  }

  private void write(Synthesizer synthesizer, int batch, RowSink<FeatureRow> rows)
      throws IOException {
    Batch features = synthesizer.batch(batch);
    int width = features.width();
    for (int i = 0; i < features.rows(); i++) {
      int position = plan.start(batch) + i;
      String id = synthesizer.id(position);
      int label = features.labels()[i];
      rows.accept(
          FeatureRow.of(
              id,
              id,
              version,
              position,
              Target.of(label, plan.classNames().get(label)),
              Split.TRAIN,
              0,
              Arrays.copyOfRange(features.features(), i * width, (i + 1) * width)));
    }
  }
}
