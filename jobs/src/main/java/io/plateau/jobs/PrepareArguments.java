package io.plateau.jobs;

import io.plateau.prep.PrepareRequest;

/**
 * What {@code plateau prepare} was asked for.
 *
 * @param request with all options
 */
record PrepareArguments(PrepareRequest request) {}
