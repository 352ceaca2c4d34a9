package io.plateau.prep.featureset;

import java.io.Serializable;

/**
 * What was set aside instead of failing the whole run.
 *
 * @param id names the sample, or the file that holds samples, within its source
 * @param uri where it was read
 * @param stage the step that failed
 * @param reason the kind of failure, in capitals
 * @param message a sentence for people
 */
public record QuarantineRow(String id, String uri, Stage stage, String reason, String message)
    implements Serializable {}
