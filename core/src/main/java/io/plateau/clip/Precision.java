package io.plateau.clip;

/** What the large frozen matrices of a tower are held in, and multiplied with. */
public enum Precision {
  /** float32, as everything else. */
  FP32,
  /**
   * bfloat16: half the memory, and faster where the processor multiplies it natively (AVX-512 BF16,
   * AMX, GPUs). Norms, attention, what is added up over the layers, features and gradients stay
   * float32.
   */
  BF16
}
