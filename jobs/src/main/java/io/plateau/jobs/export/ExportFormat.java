package io.plateau.jobs.export;

/** In whose files. */
enum ExportFormat {
  /** NumPy's: the text features of the classes, and their names. */
  NPY,

  /** CoOp's: the checkpoint that its trainers load. */
  COOP
}
