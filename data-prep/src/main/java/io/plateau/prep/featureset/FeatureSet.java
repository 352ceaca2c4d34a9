package io.plateau.prep.featureset;

import io.plateau.feature.FeatureTable;
import io.plateau.prep.featureset.FeatureSetManifest.Shard;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetReader;

/** A complete feature set on any Hadoop file system. */
public final class FeatureSet {

  private static final int BUFFER_BYTES = 1 << 20;

  private final Storage storage;
  private final Configuration configuration;
  private final FeatureSetManifest manifest;

  private FeatureSet(Storage storage, Configuration configuration, FeatureSetManifest manifest) {
    this.storage = storage;
    this.configuration = readable(configuration);
    this.manifest = manifest;
  }

  static Configuration readable(Configuration configuration) {
    Configuration readable = new Configuration(configuration);
    // S3A does not repeat a vectored read whose connection was cut, as it does any other.
    readable.setBoolean("parquet.hadoop.vectored.io.enabled", false);
    return readable;
  }

  /**
   * Opens a feature set.
   *
   * @param uri its directory
   * @throws FeatureSetException if it has no manifest (it is incomplete) or lacks a shard
   */
  public static FeatureSet open(String uri, Configuration configuration) throws IOException {
    Storage storage = Storage.at(uri, configuration);
    if (!storage.exists(FeatureSetManifest.FILE_NAME)) {
      throw new FeatureSetException(
          "Cannot open feature set %s: it has no %s, so it is not a feature set or its preparation did not finish. Run prepare with --out %s."
              .formatted(uri, FeatureSetManifest.FILE_NAME, uri));
    }
    FeatureSetManifest manifest =
        FeatureSetManifest.parse(
            storage.readText(FeatureSetManifest.FILE_NAME),
            storage.resolve(FeatureSetManifest.FILE_NAME).toString());
    FeatureSet featureSet = new FeatureSet(storage, configuration, manifest);
    for (Shard shard : manifest.shards()) {
      featureSet.requireLength(shard);
    }
    return featureSet;
  }

  public FeatureSetManifest manifest() {
    return manifest;
  }

  /** SHA-256 of the manifest, which has the checksums of all rows. */
  public String digest() throws IOException {
    return HexFormat.of()
        .formatHex(Digests.sha256().digest(storage.read(FeatureSetManifest.FILE_NAME)));
  }

  /**
   * Reads all shards and compares them with their checksums.
   *
   * @throws FeatureSetException at the first shard that has other bytes
   */
  public void verify() throws IOException {
    for (Shard shard : manifest.shards()) {
      String found = sha256(shard);
      if (!found.equals(shard.sha256())) {
        throw damaged(shard, "its SHA-256 is %s (expected: %s)".formatted(found, shard.sha256()));
      }
    }
  }

  /**
   * Reads one split into memory, in the order of its source: sorted by (id, view) where the source
   * has no order of its own.
   *
   * @throws FeatureSetException if the split is empty, has images without a class, or cannot be
   *     read
   */
  public FeatureTable read(Split split) throws IOException {
    int rows = Math.toIntExact(manifest.rows(split));
    if (rows == 0) {
      throw new FeatureSetException(
          "Cannot read split %s of %s: it has no rows (splits with rows: %s). Choose another split or prepare a source that has it."
              .formatted(split.label(), storage.root(), manifest.splits().keySet()));
    }
    FeatureTableReader table =
        new FeatureTableReader(manifest.classNames(), rows, manifest.model().width());
    for (Shard shard : manifest.shards()) {
      if (shard.split() == split) {
        try (ParquetReader<FeatureRow> reader =
            TableReader.withoutTokens(storage, shard.path(), configuration)) {
          for (FeatureRow row = reader.read(); row != null; row = reader.read()) {
            table.add(row);
          }
        } catch (RuntimeException e) {
          throw new FeatureSetException(damaged(shard, e.toString()).getMessage(), e);
        }
      }
    }
    if (table.unlabelled() > 0) {
      throw new FeatureSetException(
          "Cannot read split %s of %s: %d of its %d rows have no class. Prepare it from a source that says the class of every image."
              .formatted(split.label(), storage.root(), table.unlabelled(), rows));
    }
    return table.table();
  }

  /**
   * Cuts one split into slices, shard by shard; the same feature set gives the same slices.
   *
   * @param rows of a slice at most
   */
  public List<FeatureSlice> slices(Split split, int rows) {
    List<FeatureSlice> slices = new ArrayList<>();
    for (Shard shard : manifest.shards()) {
      for (long from = 0; shard.split() == split && from < shard.rows(); from += rows) {
        slices.add(
            new FeatureSlice(
                storage.root().toString(),
                shard.path(),
                manifest.model().width(),
                from,
                Math.min(shard.rows(), from + rows)));
      }
    }
    return slices;
  }

  /**
   * Names rows of a split whose tokens are to be read.
   *
   * @param rows some rows of {@link #read}
   * @throws FeatureSetException if the feature set has no tokens
   */
  public TokenSelection tokens(Split split, FeatureTable rows) throws FeatureSetException {
    FeatureSetManifest.Tokens tokens = manifest.tokens();
    if (tokens == null) {
      throw new FeatureSetException(
          "Cannot steer with feature set %s: it has features and no tokens. Prepare it with --tokens K, for feedback into the last K layers."
              .formatted(storage.root()));
    }
    return new TokenSelection(
        storage.root().toString(),
        manifest.shards().stream()
            .filter(shard -> shard.split() == split)
            .map(shard -> new TokenSelection.File(shard.path(), shard.firstId(), shard.lastId()))
            .toList(),
        tokens.shape(),
        rows.ids(),
        rows.views(),
        rows.batch().labels());
  }

  private void requireLength(Shard shard) throws IOException {
    long length;
    try {
      length = storage.files().getFileStatus(storage.resolve(shard.path())).getLen();
    } catch (FileNotFoundException e) {
      throw damaged(shard, "the file is missing");
    }
    if (length != shard.bytes()) {
      throw damaged(shard, "it has %d bytes (expected: %d)".formatted(length, shard.bytes()));
    }
  }

  private FeatureSetException damaged(Shard shard, String why) {
    return new FeatureSetException(
        "Cannot use shard %s of feature set %s: %s. Copy the feature set again, or delete it and prepare it again."
            .formatted(shard.path(), storage.root(), why));
  }

  private String sha256(Shard shard) throws IOException {
    MessageDigest digest = Digests.sha256();
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = storage.files().open(storage.resolve(shard.path()))) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
