/** What is learned on the text side, and the text tower at its true cost. */
@NullMarked
package io.plateau.prompt;

import org.jspecify.annotations.NullMarked;
