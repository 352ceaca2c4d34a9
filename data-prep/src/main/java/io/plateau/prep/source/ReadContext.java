package io.plateau.prep.source;

import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * What readers need beside their unit.
 *
 * @param configuration of the file systems
 * @param classNames of the source in label order; empty where the names are found in the samples
 * @param maxItemBytes length of the longest image file that is taken
 */
public record ReadContext(
    Configuration configuration, List<String> classNames, long maxItemBytes) {}
