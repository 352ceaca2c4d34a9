/** Feature sets on disk: zstd Parquet shards and the manifest that completes them. */
@NullMarked
package io.plateau.prep.featureset;

import org.jspecify.annotations.NullMarked;
