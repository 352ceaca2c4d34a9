package io.plateau.prep;

import io.plateau.prep.source.SourceFormat;
import java.util.Objects;

/**
 * What is to be prepared.
 *
 * @param source directory of the data set, any Hadoop path
 * @param model a Hugging Face model directory, any Hadoop path, or {@code embedded}
 * @param out directory of the feature set, any Hadoop path
 * @param format layout of the source
 * @param views views per training image: the plain one and {@code views - 1} augmented ones
 * @param batchSize images per call of the image tower, and per unit of work
 * @param shardRows rows per shard, about
 * @param createdBy the version of the program that asks, for the manifest
 */
public record PrepareRequest(
    String source,
    String model,
    String out,
    SourceFormat format,
    int views,
    int batchSize,
    int shardRows,
    String createdBy) {

  public PrepareRequest {
    Objects.requireNonNull(source, "source is null");
    Objects.requireNonNull(model, "model is null");
    Objects.requireNonNull(out, "out is null");
    Objects.requireNonNull(format, "format is null");
    Objects.requireNonNull(createdBy, "createdBy is null");
    if (views < 1) {
      throw new IllegalArgumentException("views: " + views + " (expected: >= 1)");
    }
    if (batchSize < 1) {
      throw new IllegalArgumentException("batch-size: " + batchSize + " (expected: >= 1)");
    }
    if (shardRows < 1) {
      throw new IllegalArgumentException("shard-rows: " + shardRows + " (expected: >= 1)");
    }
  }

  /** A request with one view, the format found out, and sizes that suit most data sets. */
  public static Builder builder(String source, String model, String out) {
    return new Builder(source, model, out);
  }

  /** Collects what differs from the defaults. */
  public static final class Builder {
    private final String source;
    private final String model;
    private final String out;
    private SourceFormat format = SourceFormat.AUTO;
    private int views = 1;
    private int batchSize = 32;
    private int shardRows = 65_536;
    private String createdBy = "unknown";

    private Builder(String source, String model, String out) {
      this.source = source;
      this.model = model;
      this.out = out;
    }

    public Builder format(SourceFormat value) {
      format = value;
      return this;
    }

    public Builder views(int value) {
      views = value;
      return this;
    }

    public Builder batchSize(int value) {
      batchSize = value;
      return this;
    }

    public Builder shardRows(int value) {
      shardRows = value;
      return this;
    }

    public Builder createdBy(String value) {
      createdBy = value;
      return this;
    }

    public PrepareRequest build() {
      return new PrepareRequest(source, model, out, format, views, batchSize, shardRows, createdBy);
    }
  }
}
