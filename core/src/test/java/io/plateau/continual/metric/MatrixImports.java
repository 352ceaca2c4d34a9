package io.plateau.continual.metric;

import java.util.List;

/** Imports with what is usual left at its default. */
final class MatrixImports {

  private MatrixImports() {}

  static MatrixImport of(CsvSource matrix) {
    return new MatrixImport(matrix, null, List.of(), LabelSpace.OWN, null);
  }

  static MatrixImport of(CsvSource matrix, CsvSource zeroShot) {
    return new MatrixImport(matrix, zeroShot, List.of(), LabelSpace.OWN, null);
  }

  static AccuracyMatrix read(String csv) {
    return of(new CsvSource("m.csv", csv)).read().matrix();
  }

  static AccuracyMatrix read(String csv, String zeroShot) {
    return of(new CsvSource("m.csv", csv), new CsvSource("z.csv", zeroShot)).read().matrix();
  }
}
