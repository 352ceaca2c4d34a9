package io.plateau.adapter;

import io.plateau.evaluation.ClassScores;
import io.plateau.evaluation.Classifier;
import io.plateau.feature.Batch;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.UnitRows;
import java.io.Serializable;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * CLIP-Adapter's classifier: {@code scale norm(f') . t_k} with {@code f' = ratio ReLU(W2 ReLU(W1
 * f)) + (1 - ratio) f}.
 *
 * @param texts the classes scored
 * @param down W1, {@code [bottleneck, width]}
 * @param up W2, {@code [width, bottleneck]}
 * @param ratio share of the adapted feature
 */
public record AdaptedClassifier(ClassTexts texts, HostTensor down, HostTensor up, double ratio)
    implements Classifier, Serializable {

  @Override
  public int classes() {
    return texts.classes();
  }

  @Override
  public AdaptedClassifier over(int from, int to) {
    return new AdaptedClassifier(
        texts.select(IntStream.range(from, to).toArray()), down, up, ratio);
  }

  @Override
  public ClassScores score(Batch rows) {
    LinearClassifier.requireWidth(rows, texts.width());
    DMatrixRMaj features = Matrices.of(rows);
    DMatrixRMaj moved = layer(layer(features, down), up);
    float[] adapted = new float[moved.data.length];
    for (int i = 0; i < adapted.length; i++) {
      adapted[i] = (float) (ratio * moved.data[i] + (1 - ratio) * features.data[i]);
    }
    UnitRows.normalize(adapted, rows.width());
    return texts.zeroShot().score(new Batch(adapted, rows.labels(), rows.width()));
  }

  /** {@code ReLU(x W^T)}. */
  private static DMatrixRMaj layer(DMatrixRMaj x, HostTensor weight) {
    int inputs = Math.toIntExact(weight.shape()[1]);
    DMatrixRMaj outputs = Matrices.timesTransposed(x, Matrices.of(weight.values(), inputs));
    for (int i = 0; i < outputs.data.length; i++) {
      outputs.data[i] = Math.max(0, outputs.data[i]);
    }
    return outputs;
  }
}
