/**
 * Features of classes without images: SHIP's generator, its training and what is drawn from it.
 *
 * <p>Source: Wang et al., Improving Zero-Shot Generalization for CLIP with Synthesized Prompts,
 * ICCV 2023.
 */
@NullMarked
package io.plateau.synthesis;

import org.jspecify.annotations.NullMarked;
