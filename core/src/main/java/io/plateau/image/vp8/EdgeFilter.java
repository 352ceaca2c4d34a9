package io.plateau.image.vp8;

import io.plateau.image.vp8.LoopFilter.Strength;

/**
 * Smooths edges between blocks of one plane. {@code step} leads across the edge, {@code along} to
 * its next sample; p3 to p0 lie before the edge, q0 to q3 behind it.
 *
 * <p>Source: RFC 6386, section 15.
 */
final class EdgeFilter {

  /** Between macroblocks, the limit is that much higher. */
  private static final int MACROBLOCK_BONUS = 4;

  private final byte[] samples;
  private final Strength strength;

  EdgeFilter(Plane plane, Strength strength) {
    this.samples = plane.samples();
    this.strength = strength;
  }

  void simpleMacroblockEdge(int at, int step, int along) {
    simple(at, step, along, strength.limit() + MACROBLOCK_BONUS);
  }

  void simpleSubblockEdge(int at, int step, int along) {
    simple(at, step, along, strength.limit());
  }

  private void simple(int from, int step, int along, int limit) {
    for (int i = 0, at = from; i < 16; i++, at += along) {
      if (difference(at, step) <= 2 * limit + 1) {
        changeTwo(at, step);
      }
    }
  }

  void macroblockEdge(int from, int step, int along, int size) {
    int limit = 2 * (strength.limit() + MACROBLOCK_BONUS) + 1;
    for (int i = 0, at = from; i < size; i++, at += along) {
      if (difference(at, step) <= limit && isSmoothBeside(at, step)) {
        if (isDetail(at, step)) {
          changeTwo(at, step);
        } else {
          changeSix(at, step);
        }
      }
    }
  }

  void subblockEdge(int from, int step, int along, int size) {
    int limit = 2 * strength.limit() + 1;
    for (int i = 0, at = from; i < size; i++, at += along) {
      if (difference(at, step) <= limit && isSmoothBeside(at, step)) {
        if (isDetail(at, step)) {
          changeTwo(at, step);
        } else {
          changeFour(at, step);
        }
      }
    }
  }

  private int difference(int at, int step) {
    return 4 * Math.abs(sample(at - step) - sample(at))
        + Math.abs(sample(at - 2 * step) - sample(at + step));
  }

  private boolean isSmoothBeside(int at, int step) {
    int most = strength.inside();
    return Math.abs(sample(at - 4 * step) - sample(at - 3 * step)) <= most
        && Math.abs(sample(at - 3 * step) - sample(at - 2 * step)) <= most
        && Math.abs(sample(at - 2 * step) - sample(at - step)) <= most
        && Math.abs(sample(at + 3 * step) - sample(at + 2 * step)) <= most
        && Math.abs(sample(at + 2 * step) - sample(at + step)) <= most
        && Math.abs(sample(at + step) - sample(at)) <= most;
  }

  private boolean isDetail(int at, int step) {
    return Math.abs(sample(at - 2 * step) - sample(at - step)) > strength.edgeThreshold()
        || Math.abs(sample(at + step) - sample(at)) > strength.edgeThreshold();
  }

  private void changeTwo(int at, int step) {
    int outer = signed(sample(at - 2 * step) - sample(at + step));
    int a = 3 * (sample(at) - sample(at - step)) + outer;
    add(at - step, small((a + 3) >> 3));
    add(at, -small((a + 4) >> 3));
  }

  private void changeFour(int at, int step) {
    int a = 3 * (sample(at) - sample(at - step));
    int before = small((a + 3) >> 3);
    int behind = small((a + 4) >> 3);
    int outer = (behind + 1) >> 1;
    add(at - 2 * step, outer);
    add(at - step, before);
    add(at, -behind);
    add(at + step, -outer);
  }

  private void changeSix(int at, int step) {
    int outer = signed(sample(at - 2 * step) - sample(at + step));
    int a = signed(3 * (sample(at) - sample(at - step)) + outer);
    for (int i = 0; i < 3; i++) {
      int change = ((27 - 9 * i) * a + 63) >> 7;
      add(at - (i + 1) * step, change);
      add(at + i * step, -change);
    }
  }

  private int sample(int at) {
    return samples[at] & 0xff;
  }

  private void add(int at, int change) {
    samples[at] = (byte) Samples.clip(sample(at) + change);
  }

  private static int signed(int value) {
    return Math.max(-128, Math.min(127, value));
  }

  private static int small(int value) {
    return Math.max(-16, Math.min(15, value));
  }
}
