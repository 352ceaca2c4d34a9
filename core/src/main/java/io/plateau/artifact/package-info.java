/** What is saved of a learned prompt: tensors, configuration and model card. */
@NullMarked
package io.plateau.artifact;

import org.jspecify.annotations.NullMarked;
