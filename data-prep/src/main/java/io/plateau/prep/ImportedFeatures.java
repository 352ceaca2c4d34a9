package io.plateau.prep;

import io.plateau.prep.source.EmbeddingReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** Takes ready features and normalises them. */
record ImportedFeatures(Outcomes outcomes) implements FeatureExtractor {

  @Override
  public List<Outcome> extract(WorkBatch batch, Configuration configuration) throws IOException {
    List<float[]> rows = EmbeddingReader.read(batch.items(), configuration);
    List<Outcome> found = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      float[] row = rows.get(i);
      double norm = UnitVectors.norm(row, 0, row.length);
      if (norm > 0 && Double.isFinite(norm)) {
        UnitVectors.scale(row, 0, row.length, norm);
        found.add(outcomes.featured(batch, i, 0, row));
      } else {
        boolean zero = norm == 0;
        found.add(
            outcomes.quarantined(
                batch,
                i,
                Stage.IMPORT,
                zero ? "ZERO_NORM" : "NOT_FINITE",
                zero
                    ? "The feature is all zeros and has no direction"
                    : "The feature has NaN or infinite values"));
      }
    }
    return found;
  }
}
