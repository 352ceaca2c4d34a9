/** Distributed training of prompts: data, workers on executors, the exchange of gradients. */
@NullMarked
package io.plateau.jobs.training;

import org.jspecify.annotations.NullMarked;
