package io.plateau.image;

import java.util.Arrays;
import java.util.Random;

/** Ways in which files break, each a function of the file and a seed. */
enum Mutation {
  FLIPPED_BITS {
    @Override
    byte[] apply(byte[] file, byte[] other, Random random) {
      byte[] mutated = file.clone();
      for (int i = 1 + random.nextInt(8); i > 0; i--) {
        mutated[random.nextInt(mutated.length)] ^= (byte) (1 << random.nextInt(8));
      }
      return mutated;
    }
  },
  FLIPPED_HEADER_BITS {
    @Override
    byte[] apply(byte[] file, byte[] other, Random random) {
      byte[] mutated = file.clone();
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        mutated[random.nextInt(Math.min(64, mutated.length))] ^= (byte) (1 << random.nextInt(8));
      }
      return mutated;
    }
  },
  TRUNCATED {
    @Override
    byte[] apply(byte[] file, byte[] other, Random random) {
      return Arrays.copyOf(file, random.nextInt(file.length));
    }
  },
  /** What lengths and offsets of chunks, segments, directories look like when damaged. */
  EXTREME_NUMBER {
    @Override
    byte[] apply(byte[] file, byte[] other, Random random) {
      byte[] mutated = file.clone();
      byte[] number = NUMBERS[random.nextInt(NUMBERS.length)];
      int at = random.nextInt(mutated.length);
      System.arraycopy(number, 0, mutated, at, Math.min(number.length, mutated.length - at));
      return mutated;
    }
  },
  SPLICED {
    @Override
    byte[] apply(byte[] file, byte[] other, Random random) {
      int head = random.nextInt(file.length);
      int tail = random.nextInt(other.length);
      byte[] mutated = Arrays.copyOf(file, head + other.length - tail);
      System.arraycopy(other, tail, mutated, head, other.length - tail);
      return mutated;
    }
  },
  /** A part of the file twice, or not at all: everything behind it moves. */
  SHIFTED {
    @Override
    byte[] apply(byte[] file, byte[] other, Random random) {
      return SPLICED.apply(file, file, random);
    }
  };

  private static final byte[][] NUMBERS = {
    {0, 0},
    {(byte) 0xff, (byte) 0xff},
    {0, 0, 0, 0},
    {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff},
    {0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff},
    {(byte) 0xff, (byte) 0xff, (byte) 0xff, 0x7f},
    {(byte) 0x80, 0, 0, 0},
    {0, 0, 0, (byte) 0x80},
    {0, 1, 0, 0},
    {0, 0, 1, 0}
  };

  abstract byte[] apply(byte[] file, byte[] other, Random random);
}
