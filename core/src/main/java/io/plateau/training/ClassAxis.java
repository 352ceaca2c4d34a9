package io.plateau.training;

import io.plateau.prompt.ClassShards;
import io.plateau.tensor.HostTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Features cut along their class axis, {@code [classes, width]} or {@code [rows, classes, width]},
 * and put together again.
 */
final class ClassAxis {

  private ClassAxis() {}

  /** Features of all classes from those of the shards; empty shards have none. */
  static HostTensor join(List<Optional<HostTensor>> pieces, ClassShards shards) {
    HostTensor like = pieces.stream().flatMap(Optional::stream).findFirst().orElseThrow();
    HostTensor all = HostTensor.zeros(withClasses(like, shards.total()));
    for (int shard = 0; shard < pieces.size(); shard++) {
      int[] classes = shards.classes().get(shard);
      if (classes.length > 0) {
        copy(all, pieces.get(shard).orElseThrow(), classes, false);
      }
    }
    return all;
  }

  /** The shards' features of those of all classes. */
  static List<HostTensor> cut(HostTensor all, ClassShards shards) {
    List<HostTensor> pieces = new ArrayList<>();
    for (int[] classes : shards.classes()) {
      HostTensor piece = HostTensor.zeros(withClasses(all, classes.length));
      copy(all, piece, classes, true);
      pieces.add(piece);
    }
    return pieces;
  }

  private static long[] withClasses(HostTensor features, int classes) {
    long[] shape = features.shape().clone();
    shape[shape.length - 2] = classes;
    return shape;
  }

  private static void copy(HostTensor all, HostTensor piece, int[] classes, boolean outOfAll) {
    int width = Math.toIntExact(all.shape()[all.shape().length - 1]);
    int total = Math.toIntExact(all.shape()[all.shape().length - 2]);
    int rows = all.values().length / (width * total);
    for (int row = 0; row < rows; row++) {
      for (int c = 0; c < classes.length; c++) {
        int inAll = (row * total + classes[c]) * width;
        int inPiece = (row * classes.length + c) * width;
        if (outOfAll) {
          System.arraycopy(all.values(), inAll, piece.values(), inPiece, width);
        } else {
          System.arraycopy(piece.values(), inPiece, all.values(), inAll, width);
        }
      }
    }
  }
}
