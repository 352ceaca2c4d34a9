/** Contrastive pre-training of the embedded CLIP on the drawn world. */
@NullMarked
package io.plateau.pretrain;

import org.jspecify.annotations.NullMarked;
