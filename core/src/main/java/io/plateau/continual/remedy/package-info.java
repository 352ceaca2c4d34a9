/** What keeps a prompt from forgetting: terms of its loss, and what is made of its gradients. */
@NullMarked
package io.plateau.continual.remedy;

import org.jspecify.annotations.NullMarked;
