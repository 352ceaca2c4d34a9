package io.plateau.image.vp8;

import java.io.EOFException;

/**
 * How a subblock of 4 x 4 is predicted, in the order of the tables of RFC 6386, section 11.2. Most
 * follow a direction over the edge of thirteen samples: four to the left from the lowest, the
 * corner, eight above.
 */
enum SubblockMode {
  DC(0),
  TRUE_MOTION(1),
  VERTICAL(2),
  HORIZONTAL(3),
  DOWN_LEFT(4),
  DOWN_RIGHT(5),
  VERTICAL_RIGHT(6),
  VERTICAL_LEFT(7),
  HORIZONTAL_DOWN(8),
  HORIZONTAL_UP(9);

  private static final SubblockMode[] MODES = values();

  /** Pairs of branches; positive: the next pair, else the negative of a mode. */
  private static final int[] TREE = {
    0, 2, -1, 4, -2, 6, 8, 12, -3, 10, -5, -6, -4, 14, -7, 16, -8, -9
  };

  private final int index;

  SubblockMode(int index) {
    this.index = index;
  }

  static int count() {
    return MODES.length;
  }

  static SubblockMode read(BoolDecoder modes, SubblockMode above, SubblockMode left)
      throws EOFException {
    int node = 0;
    do {
      int probability = Probabilities.subblockMode(above.index, left.index, node >> 1);
      node = TREE[node + (modes.bit(probability) ? 1 : 0)];
    } while (node > 0);
    return MODES[-node];
  }

  /**
   * The predicted sample.
   *
   * @param e thirteen samples of the edge: 0 to 3 to the left, from the lowest; 4 the corner; 5 to
   *     12 above
   */
  int predict(int[] e, int x, int y) {
    return switch (this) {
      case DC -> (e[0] + e[1] + e[2] + e[3] + e[5] + e[6] + e[7] + e[8] + 4) >> 3;
      case TRUE_MOTION -> Samples.clip(e[3 - y] + e[5 + x] - e[4]);
      case VERTICAL -> smooth(e, 5 + x);
      case HORIZONTAL -> y == 3 ? (e[1] + 3 * e[0] + 2) >> 2 : smooth(e, 3 - y);
      case DOWN_LEFT -> x + y == 6 ? (e[11] + 3 * e[12] + 2) >> 2 : smooth(e, 6 + x + y);
      case DOWN_RIGHT -> smooth(e, 4 + x - y);
      case VERTICAL_RIGHT -> verticalRight(e, x, y);
      case VERTICAL_LEFT -> verticalLeft(e, x, y);
      case HORIZONTAL_DOWN -> horizontalDown(e, x, y);
      case HORIZONTAL_UP -> horizontalUp(e, x + 2 * y);
    };
  }

  private static int verticalRight(int[] e, int x, int y) {
    int column = 2 * x - y;
    if (column < 0) {
      return smooth(e, 4 + column + 1);
    }
    int at = 4 + x - (y >> 1);
    return (y & 1) == 0 ? mean(e, at) : smooth(e, at);
  }

  private static int verticalLeft(int[] e, int x, int y) {
    if (x == 3 && y >= 2) {
      return smooth(e, 8 + y);
    }
    int at = 5 + x + (y >> 1);
    return (y & 1) == 0 ? mean(e, at) : smooth(e, at + 1);
  }

  private static int horizontalDown(int[] e, int x, int y) {
    int row = 2 * y - x;
    if (row < 0) {
      return smooth(e, 4 - row - 1);
    }
    int at = 4 - y + (x >> 1);
    return (x & 1) == 0 ? mean(e, at - 1) : smooth(e, at);
  }

  private static int horizontalUp(int[] e, int step) {
    if (step > 5) {
      return e[0];
    }
    if (step == 5) {
      return (e[1] + 3 * e[0] + 2) >> 2;
    }
    int at = 3 - (step >> 1);
    return (step & 1) == 0 ? mean(e, at - 1) : smooth(e, at - 1);
  }

  /** Between two samples. */
  private static int mean(int[] e, int at) {
    return (e[at] + e[at + 1] + 1) >> 1;
  }

  /** A sample and its two neighbours. */
  private static int smooth(int[] e, int at) {
    return (e[at - 1] + 2 * e[at] + e[at + 1] + 2) >> 2;
  }
}
