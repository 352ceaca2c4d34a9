package io.plateau.prep.source;

import io.plateau.prep.featureset.Split;
import java.io.Serializable;

/**
 * One image, or one ready feature, of a source.
 *
 * @param id names it within the source, whatever the source's place; unique
 * @param uri where it is read
 * @param label index of its class
 * @param split the part of the data set
 */
public record SourceItem(String id, String uri, int label, Split split) implements Serializable {}
