/** What can be prepared: where the items of a data set lie and which class and split they have. */
@NullMarked
package io.plateau.prep.source;

import org.jspecify.annotations.NullMarked;
