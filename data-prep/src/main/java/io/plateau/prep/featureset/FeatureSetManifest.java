package io.plateau.prep.featureset;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.plateau.clip.TokenShape;
import io.plateau.image.Preprocessing;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code manifest.json} of a feature set. It is written last: where it stands, the feature set is
 * complete.
 *
 * @param schemaVersion the layout of manifest and shards; this code reads {@link #SCHEMA_VERSION}
 * @param createdBy the version of Plateau that wrote it
 * @param recipe SHA-256 of what makes a feature of an image: model, preprocessing and settings
 * @param listing SHA-256 of the source's files and classes as they were found
 * @param source what the features were made from
 * @param model the frozen tower that made them
 * @param preprocessing what was done to images before the tower; {@code null} where that is not
 *     known
 * @param tokens the tokens that are kept of every view; {@code null} where none are
 * @param views views per training image; other splits have the plain view only
 * @param classNames in label order
 * @param splits what each split holds, by split label
 * @param shards the files with rows
 * @param quarantine the file with what was set aside
 * @param synthetic how the features were drawn; {@code null} where they are of images
 */
public record FeatureSetManifest(
    int schemaVersion,
    String createdBy,
    String recipe,
    String listing,
    Source source,
    Model model,
    @Nullable Preprocessing preprocessing,
    @Nullable Tokens tokens,
    int views,
    List<String> classNames,
    Map<String, SplitSummary> splits,
    List<Shard> shards,
    Quarantine quarantine,
    @Nullable Synthetic synthetic) {

  public static final String FILE_NAME = "manifest.json";
  public static final int SCHEMA_VERSION = 2;

  private static final Gson GSON =
      new GsonBuilder()
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .setPrettyPrinting()
          .disableHtmlEscaping()
          .create();

  /**
   * Where the features come from.
   *
   * @param uri the source directory
   * @param format its layout, by the name that {@code --format} takes
   */
  public record Source(String uri, String format) {}

  /**
   * The model whose image tower made the features.
   *
   * @param name as it was given
   * @param digest SHA-256 over its files
   * @param width length of a feature
   */
  public record Model(String name, String digest, int width) {

    /** The name and digest of a model that nobody has at hand: its features came ready. */
    public static final String NONE = "none";

    /** Whether it is not known which model made the features. */
    public boolean isNone() {
      return digest.equals(NONE);
    }
  }

  /**
   * The columns {@code last_tokens} and {@code late_input} of every row: fp16, little endian,
   * {@code [tokens, width]}, row-major.
   *
   * @param tokens per image, the class token first
   * @param width hidden size of the image tower
   * @param layers of the image tower
   * @param lateLayers how many layers a second pass runs from {@code late_input}
   */
  public record Tokens(int tokens, int width, int layers, int lateLayers) implements Serializable {

    public static Tokens of(TokenShape shape) {
      return new Tokens(shape.tokens(), shape.width(), shape.layers(), shape.lateLayers());
    }

    /** The same for the model. */
    public TokenShape shape() {
      return new TokenShape(tokens, width, layers, lateLayers);
    }

    /** Bytes of both columns of a row, before compression. */
    public long bytesPerImage() {
      return shape().bytesPerImage();
    }
  }

  /**
   * What a split holds.
   *
   * @param rows views of images
   * @param images without their augmented views
   * @param imagesPerClass those that have a class, in label order
   */
  public record SplitSummary(long rows, long images, List<Long> imagesPerClass) {

    public SplitSummary {
      imagesPerClass = List.copyOf(imagesPerClass);
    }
  }

  /**
   * One file of rows, all of one split.
   *
   * @param path relative to the feature set
   * @param split the part of the data set
   * @param rows how many
   * @param bytes length of the file
   * @param sha256 of the file, in hex
   * @param firstId its lowest id
   * @param lastId its highest id
   */
  public record Shard(
      String path,
      Split split,
      long rows,
      long bytes,
      String sha256,
      String firstId,
      String lastId) {}

  /**
   * The file of what was set aside.
   *
   * @param path relative to the feature set
   * @param rows how many, 0 where everything could be used
   */
  public record Quarantine(String path, long rows) {}

  /**
   * How synthetic features were drawn.
   *
   * @param generator where the generator was
   * @param digest SHA-256 of its learned tensors
   * @param beta weight of the divergence that it was fitted with
   * @param perClass features of each class
   * @param seed of the draw
   */
  public record Synthetic(String generator, String digest, String beta, int perClass, long seed) {}

  public FeatureSetManifest {
    classNames = List.copyOf(classNames);
    splits = new TreeMap<>(splits);
    shards = List.copyOf(shards);
  }

  /** The number of rows of all splits. */
  public long rows() {
    return shards.stream().mapToLong(Shard::rows).sum();
  }

  /** The number of images of all splits, whatever their views. */
  public long images() {
    return splits.values().stream().mapToLong(SplitSummary::images).sum();
  }

  /** The number of rows of one split, 0 where it has none. */
  public long rows(Split split) {
    SplitSummary summary = splits.get(split.label());
    return summary == null ? 0 : summary.rows();
  }

  public String toJson() {
    return GSON.toJson(this) + "\n";
  }

  /**
   * Parses a manifest.
   *
   * @param origin where it was read, for messages
   * @throws FeatureSetException if it is damaged or of another schema version
   */
  public static FeatureSetManifest parse(String json, String origin) throws FeatureSetException {
    try {
      Header header = GSON.fromJson(json, Header.class);
      if (header == null || header.schemaVersion() != SCHEMA_VERSION) {
        throw new FeatureSetException(
            "Cannot read %s: schema_version is %s (expected: %d). Prepare the features again with this version of Plateau."
                .formatted(
                    origin, header == null ? "absent" : header.schemaVersion(), SCHEMA_VERSION));
      }
      return GSON.fromJson(json, FeatureSetManifest.class);
    } catch (RuntimeException e) {
      // Gson wraps what a record's constructor throws in a plain RuntimeException.
      throw new FeatureSetException(
          "Cannot read %s: it is damaged (%s). Prepare the features again."
              .formatted(origin, e.getMessage()),
          e);
    }
  }

  /** What every version of the manifest has. */
  private record Header(int schemaVersion) {}
}
