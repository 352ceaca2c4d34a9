package io.plateau.jobs.config;

/** What is learned of a prompt; every update rule drives every learner. */
public enum Learner {
  /** The context (Zhou et al., IJCV 2022). */
  COOP,
  /** The context, kept near the hand-written prompt by its loss (Yao et al., CVPR 2023). */
  KGCOOP,
  /** A context longer than the words that it ends with (Zhu et al., ICCV 2023). */
  PROGRAD,
  /** The context, and a net that moves it for every image (Zhou et al., CVPR 2022). */
  COCOOP
}
