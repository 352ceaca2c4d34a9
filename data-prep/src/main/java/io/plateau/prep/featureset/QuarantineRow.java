package io.plateau.prep.featureset;

import java.io.Serializable;

/**
 * What was set aside instead of failing the whole run.
 *
 * @param id names the image within its source
 * @param uri where it was read
 * @param stage the step that failed: read, decode, encode or import
 * @param reason the kind of failure, in capitals
 * @param message a sentence for people
 */
public record QuarantineRow(String id, String uri, String stage, String reason, String message)
    implements Serializable {}
