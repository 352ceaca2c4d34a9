package io.plateau.jobs;

import io.plateau.jobs.retrain.RetrainRequest;

/**
 * What {@code plateau retrain} was asked for.
 *
 * @param registry where it is
 * @param model directory of the model, or {@code embedded}
 * @param request what is to be learned
 */
record RetrainArguments(String registry, String model, RetrainRequest request) {}
