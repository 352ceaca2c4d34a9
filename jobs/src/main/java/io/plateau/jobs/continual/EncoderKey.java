package io.plateau.jobs.continual;

import io.plateau.adapter.DistributedSum;
import io.plateau.continual.density.GaussianSums;
import io.plateau.continual.metric.Quantiles;
import io.plateau.continual.selection.LinearAutoEncoder;
import io.plateau.continual.selection.Reconstruction;
import io.plateau.continual.selection.ReconstructionKey;
import io.plateau.continual.selection.TaskSelector;
import io.plateau.feature.Batch;
import io.plateau.feature.FeatureTable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A linear auto-encoder for each task, of four drawn images of five; the errors of the fifth say
 * how large one may be.
 *
 * @param quantile of those errors that is the limit
 */
record EncoderKey(double quantile) implements TaskKey<Reconstruction> {

  /** Of the variance of a task's features, kept by its components. */
  private static final double VARIANCE = 0.9;

  /** Features of one image over and over have no errors. */
  private static final double LEAST_LIMIT = 1e-12;

  private static final String MEAN = "mean";
  private static final String COMPONENTS = "components";
  private static final String LIMIT = "limit";

  @Override
  public Reconstruction of(FeatureTable rows) {
    Batch fit = Fold.FIT.of(rows).batch();
    Batch heldOut = Fold.VALIDATION.of(rows).batch();
    if (heldOut.rows() == 0) {
      throw new IllegalArgumentException(
          "Cannot choose how far features may be from a task: no class has %d images, so that none is held out. Give it more --set shots, or take another strategy."
              .formatted(Fold.IMAGES));
    }
    LinearAutoEncoder encoder =
        LinearAutoEncoder.of(GaussianSums.of(DistributedSum.local(fit, 1), fit.width()), VARIANCE);
    double[] errors =
        IntStream.range(0, heldOut.rows())
            .mapToDouble(row -> encoder.error(feature(heldOut, row)))
            .toArray();
    return new Reconstruction(encoder, Math.max(LEAST_LIMIT, Quantiles.of(errors, quantile)[0]));
  }

  private static double[] feature(Batch rows, int row) {
    return IntStream.range(row * rows.width(), (row + 1) * rows.width())
        .mapToDouble(i -> rows.features()[i])
        .toArray();
  }

  @Override
  public TaskSelector selector(List<Reconstruction> keys) {
    return new ReconstructionKey(keys);
  }

  @Override
  public KeptTensors encode(Reconstruction key) {
    LinearAutoEncoder encoder = key.encoder();
    return KeptTensors.one(MEAN, DensityTensors.floats(encoder.mean(), encoder.width()))
        .with("", KeptTensors.one(COMPONENTS, DensityTensors.floats(encoder.components())))
        .with("", KeptTensors.one(LIMIT, DensityTensors.floats(new double[] {key.limit()}, 1)));
  }

  @Override
  public Reconstruction decode(KeptTensors kept) {
    return new Reconstruction(
        new LinearAutoEncoder(
            DensityTensors.doubles(kept.tensor(MEAN)),
            DensityTensors.matrix(kept.tensor(COMPONENTS))),
        kept.tensor(LIMIT).values()[0]);
  }
}
