/** Host-side tensors and the safetensors format. */
@NullMarked
package io.plateau.tensor;

import org.jspecify.annotations.NullMarked;
