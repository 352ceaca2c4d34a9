package io.plateau.prep.featureset;

import io.plateau.feature.Batch;
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
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;

/** A complete feature set on any Hadoop file system. */
public final class FeatureSet {

  private static final int BUFFER_BYTES = 1 << 20;

  private final Storage storage;
  private final Configuration configuration;
  private final FeatureSetManifest manifest;

  private FeatureSet(Storage storage, Configuration configuration, FeatureSetManifest manifest) {
    this.storage = storage;
    this.configuration = new Configuration(configuration);
    // S3A does not repeat a vectored read whose connection was cut, as it does any other.
    this.configuration.setBoolean("parquet.hadoop.vectored.io.enabled", false);
    this.manifest = manifest;
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
   * Reads one split into memory, sorted by (id, view).
   *
   * @throws FeatureSetException if the split is empty or a shard cannot be read
   */
  public FeatureTable read(Split split) throws IOException {
    int rows = Math.toIntExact(manifest.rows(split));
    if (rows == 0) {
      throw new FeatureSetException(
          "Cannot read split %s of %s: it has no rows (splits with rows: %s). Choose another split or prepare a source that has it."
              .formatted(split.label(), storage.root(), manifest.splits().keySet()));
    }
    int width = manifest.model().width();
    float[] features = new float[Math.multiplyExact(rows, width)];
    int[] labels = new int[rows];
    int[] views = new int[rows];
    List<String> ids = new ArrayList<>(rows);
    for (Shard shard : manifest.shards()) {
      if (shard.split() == split) {
        try (ParquetReader<FeatureRow> reader = new Reader(file(shard)).build()) {
          for (FeatureRow row = reader.read(); row != null; row = reader.read()) {
            int position = ids.size();
            System.arraycopy(row.feature(), 0, features, position * width, width);
            labels[position] = row.label();
            views[position] = row.view();
            ids.add(row.id());
          }
        } catch (RuntimeException e) {
          throw new FeatureSetException(damaged(shard, e.toString()).getMessage(), e);
        }
      }
    }
    return new FeatureTable(manifest.classNames(), ids, views, new Batch(features, labels, width));
  }

  private InputFile file(Shard shard) throws IOException {
    return HadoopInputFile.fromPath(storage.resolve(shard.path()), configuration);
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

  private static final class Reader extends ParquetReader.Builder<FeatureRow> {

    Reader(InputFile file) {
      super(file);
    }

    @Override
    protected ReadSupport<FeatureRow> getReadSupport() {
      return new FeatureReadSupport();
    }
  }
}
