package io.plateau.prep;

import org.apache.spark.Partitioner;

/** One partition per file. */
final class FilePartitioner extends Partitioner {

  private final int files;

  FilePartitioner(int files) {
    this.files = files;
  }

  @Override
  public int numPartitions() {
    return files;
  }

  @Override
  public int getPartition(Object key) {
    return ((RowKey) key).file();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FilePartitioner that && files == that.files;
  }

  @Override
  public int hashCode() {
    return files;
  }
}
