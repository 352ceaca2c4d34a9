/** Which task a sample belongs to, where nobody says it: what prompts of single tasks need. */
@NullMarked
package io.plateau.continual.selection;

import org.jspecify.annotations.NullMarked;
