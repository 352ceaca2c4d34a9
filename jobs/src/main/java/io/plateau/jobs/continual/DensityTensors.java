package io.plateau.jobs.continual;

import io.plateau.continual.density.DiagonalMixture;
import io.plateau.continual.density.FeatureDensity;
import io.plateau.continual.density.Gaussian;
import io.plateau.tensor.HostTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/** Densities as they are kept: in float32, as the features they are of. */
final class DensityTensors {

  private static final String MEAN = "mean";
  private static final String FACTOR = "factor";
  private static final String WEIGHTS = "weights";
  private static final String MEANS = "means";
  private static final String VARIANCES = "variances";
  private static final String LABEL_AND_ROWS = "label-and-rows";

  private DensityTensors() {}

  static KeptTensors of(FeatureDensity density) {
    SortedMap<String, HostTensor> tensors = new TreeMap<>();
    if (density instanceof Gaussian gaussian) {
      tensors.put(MEAN, floats(gaussian.mean(), gaussian.width()));
      tensors.put(FACTOR, floats(gaussian.factor()));
    } else if (density instanceof DiagonalMixture mixture) {
      tensors.put(WEIGHTS, floats(mixture.weights(), mixture.components()));
      tensors.put(MEANS, floats(mixture.means(), mixture.components(), mixture.width()));
      tensors.put(VARIANCES, floats(mixture.variances(), mixture.components(), mixture.width()));
    }
    return new KeptTensors(tensors, new TreeMap<>());
  }

  static FeatureDensity read(KeptTensors kept) {
    if (kept.tensors().containsKey(MEAN)) {
      return gaussian(kept);
    }
    HostTensor means = kept.tensor(MEANS);
    return new DiagonalMixture(
        doubles(kept.tensor(WEIGHTS)),
        doubles(means),
        doubles(kept.tensor(VARIANCES)),
        Math.toIntExact(means.shape()[1]));
  }

  static Gaussian gaussian(KeptTensors kept) {
    return new Gaussian(doubles(kept.tensor(MEAN)), matrix(kept.tensor(FACTOR)));
  }

  static KeptTensors of(DensityMemory memory) {
    KeptTensors all = KeptTensors.NONE;
    for (int i = 0; i < memory.entries().size(); i++) {
      DensityMemory.Entry entry = memory.entries().get(i);
      HostTensor facts = floats(new double[] {entry.label(), entry.rows()}, 2);
      all =
          all.with(place(i), of(entry.density()).with("", KeptTensors.one(LABEL_AND_ROWS, facts)));
    }
    return all;
  }

  static DensityMemory memory(KeptTensors kept) {
    List<DensityMemory.Entry> entries = new ArrayList<>();
    for (int i = 0; !kept.under(place(i)).tensors().isEmpty(); i++) {
      KeptTensors entry = kept.under(place(i));
      float[] facts = entry.tensor(LABEL_AND_ROWS).values();
      entries.add(new DensityMemory.Entry((int) facts[0], (int) facts[1], read(entry)));
    }
    return new DensityMemory(entries);
  }

  private static String place(int entry) {
    return "density-%06d.".formatted(entry);
  }

  static HostTensor floats(DMatrixRMaj matrix) {
    return floats(matrix.getData(), matrix.numRows, matrix.numCols);
  }

  static HostTensor floats(double[] values, long... shape) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return new HostTensor(shape, floats);
  }

  static double[] doubles(HostTensor tensor) {
    return IntStream.range(0, tensor.values().length)
        .mapToDouble(i -> tensor.values()[i])
        .toArray();
  }

  static DMatrixRMaj matrix(HostTensor tensor) {
    return DMatrixRMaj.wrap(
        Math.toIntExact(tensor.shape()[0]), Math.toIntExact(tensor.shape()[1]), doubles(tensor));
  }
}
