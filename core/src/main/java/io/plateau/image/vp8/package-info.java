/** Lossy WebP: one VP8 key frame to RGB, with the samples of libwebp. Source: RFC 6386. */
@NullMarked
package io.plateau.image.vp8;

import org.jspecify.annotations.NullMarked;
