package io.plateau.jobs.continual;

import io.plateau.adapter.DistributedSum;
import io.plateau.continual.density.FeatureDensity;
import io.plateau.continual.density.Gaussian;
import io.plateau.continual.density.GaussianSums;
import io.plateau.continual.density.MixtureFit;
import io.plateau.feature.Batch;

/** What is fitted to the features of a class. */
enum DensityKind {
  /** A Gaussian of full covariance, shrunk towards its mean variance. */
  GAUSSIAN {
    @Override
    FeatureDensity fitted(Batch rows) {
      return gaussian(rows);
    }
  },
  /** A mixture of five Gaussians with diagonal covariances. */
  MIXTURE {
    @Override
    FeatureDensity fitted(Batch rows) {
      return MixtureFit.defaults().fit(DistributedSum.local(rows, 1), rows.width());
    }
  };

  /** Few shots have fewer rows than features have elements. */
  private static final double SHRINKAGE = 0.1;

  static Gaussian gaussian(Batch rows) {
    return GaussianSums.of(DistributedSum.local(rows, 1), rows.width()).gaussian(SHRINKAGE);
  }

  abstract FeatureDensity fitted(Batch rows);

  /** The density of some rows, with numbers as they are kept, so that a saved one is the same. */
  FeatureDensity fit(Batch rows) {
    return DensityTensors.read(DensityTensors.of(fitted(rows)));
  }
}
