package io.plateau.jobs;

/**
 * What {@code plateau pretrain} was asked for.
 *
 * @param out directory of the model
 */
record PretrainArguments(String out) {}
