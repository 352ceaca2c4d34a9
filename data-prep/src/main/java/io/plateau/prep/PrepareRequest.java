package io.plateau.prep;

import io.plateau.image.ImageDecoder;
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
 * @param lateLayers layers of a second pass for which token-level features are kept; 0 for none
 * @param batchSize images per call of the image tower, and per unit of work
 * @param shardBytes length of a shard, about
 * @param maxPixels of the largest image that is decoded
 * @param maxFileBytes of the longest image file that is read
 * @param maxQuarantine the share of samples that may be set aside, 0 to 1
 * @param createdBy the version of the program that asks, for the manifest
 */
public record PrepareRequest(
    String source,
    String model,
    String out,
    SourceFormat format,
    int views,
    int lateLayers,
    int batchSize,
    long shardBytes,
    long maxPixels,
    long maxFileBytes,
    double maxQuarantine,
    String createdBy) {

  /** About what a Java array holds. */
  private static final long MOST_FILE_BYTES = Integer.MAX_VALUE - 16;

  public PrepareRequest {
    Objects.requireNonNull(source, "source is null");
    Objects.requireNonNull(model, "model is null");
    Objects.requireNonNull(out, "out is null");
    Objects.requireNonNull(format, "format is null");
    Objects.requireNonNull(createdBy, "createdBy is null");
    if (views < 1) {
      throw new IllegalArgumentException("views: " + views + " (expected: >= 1)");
    }
    if (lateLayers < 0) {
      throw new IllegalArgumentException("tokens: " + lateLayers + " (expected: >= 1 layers)");
    }
    if (batchSize < 1) {
      throw new IllegalArgumentException("batch-size: " + batchSize + " (expected: >= 1)");
    }
    if (shardBytes < 1) {
      throw new IllegalArgumentException("shard-size: " + shardBytes + " (expected: >= 1)");
    }
    if (maxPixels < 1) {
      throw new IllegalArgumentException("max-pixels: " + maxPixels + " (expected: >= 1)");
    }
    if (maxFileBytes < 1 || maxFileBytes > MOST_FILE_BYTES) {
      throw new IllegalArgumentException(
          "max-file-size: %d (expected: 1 to %d)".formatted(maxFileBytes, MOST_FILE_BYTES));
    }
    if (!(maxQuarantine >= 0 && maxQuarantine <= 1)) {
      throw new IllegalArgumentException(
          "max-quarantine: " + maxQuarantine + " (expected: 0 to 1)");
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
    private int lateLayers;
    private int batchSize = 32;
    private long shardBytes = 256L << 20;
    private long maxPixels = ImageDecoder.DEFAULT_MAX_PIXELS;
    private long maxFileBytes = 256L << 20;
    private double maxQuarantine = 1;
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

    public Builder lateLayers(int value) {
      lateLayers = value;
      return this;
    }

    public Builder batchSize(int value) {
      batchSize = value;
      return this;
    }

    public Builder shardBytes(long value) {
      shardBytes = value;
      return this;
    }

    public Builder maxPixels(long value) {
      maxPixels = value;
      return this;
    }

    public Builder maxFileBytes(long value) {
      maxFileBytes = value;
      return this;
    }

    public Builder maxQuarantine(double value) {
      maxQuarantine = value;
      return this;
    }

    public Builder createdBy(String value) {
      createdBy = value;
      return this;
    }

    public PrepareRequest build() {
      return new PrepareRequest(
          source,
          model,
          out,
          format,
          views,
          lateLayers,
          batchSize,
          shardBytes,
          maxPixels,
          maxFileBytes,
          maxQuarantine,
          createdBy);
    }
  }
}
