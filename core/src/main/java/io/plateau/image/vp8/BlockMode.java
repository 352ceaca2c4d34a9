package io.plateau.image.vp8;

import java.io.EOFException;

/** How a block is predicted from its neighbours as a whole. Source: RFC 6386, section 8. */
enum BlockMode {
  DC(SubblockMode.DC),
  VERTICAL(SubblockMode.VERTICAL),
  HORIZONTAL(SubblockMode.HORIZONTAL),
  TRUE_MOTION(SubblockMode.TRUE_MOTION),
  /** Each subblock has its own mode; luma only. */
  SUBBLOCKS(SubblockMode.DC);

  private final SubblockMode implied;

  BlockMode(SubblockMode implied) {
    this.implied = implied;
  }

  /** What the neighbours take the mode of its subblocks for. */
  SubblockMode implied() {
    return implied;
  }

  static BlockMode readLuma(BoolDecoder modes) throws EOFException {
    if (!modes.bit(145)) {
      return SUBBLOCKS;
    }
    if (modes.bit(156)) {
      return modes.bit(128) ? TRUE_MOTION : HORIZONTAL;
    }
    return modes.bit(163) ? VERTICAL : DC;
  }

  static BlockMode readChroma(BoolDecoder modes) throws EOFException {
    if (!modes.bit(142)) {
      return DC;
    }
    if (!modes.bit(114)) {
      return VERTICAL;
    }
    return modes.bit(183) ? TRUE_MOTION : HORIZONTAL;
  }
}
