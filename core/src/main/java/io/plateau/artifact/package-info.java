/** What is saved of what was learned: tensors, configuration and model card. */
@NullMarked
package io.plateau.artifact;

import org.jspecify.annotations.NullMarked;
