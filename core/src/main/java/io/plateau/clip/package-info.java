/** The frozen CLIP model: configuration, checkpoint, tokenizer and both towers on DJL arrays. */
@NullMarked
package io.plateau.clip;

import org.jspecify.annotations.NullMarked;
