package io.plateau.jobs.continual;

import io.plateau.tensor.HostTensor;

/** Rows of a matrix, a learned token each. */
final class TokenRows {

  private TokenRows() {}

  /** Some rows, in the order given. */
  static HostTensor select(HostTensor tokens, int[] rows) {
    int width = Math.toIntExact(tokens.shape()[1]);
    HostTensor selected = HostTensor.zeros(rows.length, width);
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(tokens.values(), rows[i] * width, selected.values(), i * width, width);
    }
    return selected;
  }

  /** The same tokens with some rows replaced by others, in the order given. */
  static HostTensor replaced(HostTensor tokens, int[] rows, HostTensor others) {
    int width = Math.toIntExact(tokens.shape()[1]);
    float[] values = tokens.values().clone();
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(others.values(), i * width, values, rows[i] * width, width);
    }
    return new HostTensor(tokens.shape(), values);
  }
}
