package io.plateau.prep.source;

import io.plateau.prep.featureset.Split;
import io.plateau.prep.featureset.Target;
import java.io.Serializable;

/**
 * One image, or one ready feature, of a source.
 *
 * @param id names it within the source, whatever the source's place; unique
 * @param uri where it is read
 * @param version changes when its content does: an entity tag, or length and time of its file
 * @param position its place where the source has an order of its own that few-shot sampling goes
 *     by; 0 for all where that is the order of the ids
 * @param target what it shows
 * @param split the part of the data set
 */
public record SourceItem(
    String id, String uri, String version, long position, Target target, Split split)
    implements Serializable {}
