package io.plateau.prep;

import io.plateau.prep.featureset.FeatureRow;
import io.plateau.prep.featureset.QuarantineRow;
import io.plateau.prep.featureset.RowSink;
import io.plateau.prep.source.ContainerUnit;
import io.plateau.prep.source.ListedUnit;
import io.plateau.prep.source.ReadContext;
import io.plateau.prep.source.SampleReader;
import io.plateau.prep.source.Unit;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * Encodes images where a task runs, as {@link Prepare} does, for whoever wants their features at
 * once and does not keep them. Travels to executors.
 */
public final class ImageEncoding implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int BATCH = 32;

  private final EncodeSettings settings;

  private ImageEncoding(EncodeSettings settings) {
    this.settings = settings;
  }

  /**
   * Opens a model on the driver.
   *
   * @param lateLayers for which tokens are wanted beside the feature; 0 for none
   * @param maxPixels of the largest image that is decoded
   * @param maxFileBytes of the longest file that is read
   * @throws PrepareException if its preprocessing does not fit its image tower, or that has fewer
   *     layers
   */
  public static ImageEncoding open(
      String model, int lateLayers, long maxPixels, long maxFileBytes, Configuration configuration)
      throws IOException {
    return new ImageEncoding(
        new EncodeSettings(
            FrozenModels.open(model, lateLayers, configuration),
            1,
            BATCH,
            maxPixels,
            maxFileBytes));
  }

  /** SHA-256 over the model. */
  public String modelDigest() {
    return settings.model().digest();
  }

  /** All that decides what is made of an image, in words that are the same for the same. */
  public List<String> recipe() {
    ImageModel model = settings.model();
    return List.of(
        "model " + model.digest(),
        "preprocessing " + (model.preprocessing() == null ? "" : model.preprocessing().toJson()),
        "tokens " + model.tokens(),
        "most pixels " + settings.maxPixels(),
        "longest file " + settings.maxFileBytes());
  }

  /** Encodes the images of a unit in their order; gives their rows, and what was set aside. */
  public void encode(
      Unit unit,
      Configuration configuration,
      RowSink<FeatureRow> features,
      RowSink<QuarantineRow> quarantine)
      throws IOException {
    ReadContext context = new ReadContext(configuration, List.of(), settings.maxFileBytes());
    try (SampleReader reader = open(unit, context);
        Decoders decoders = Decoders.ofTask()) {
      new UnitEncoder(settings.batch(configuration), decoders.ahead(), features, quarantine)
          .encode(new SampleSlots(reader, settings.images(), 1, decoders));
    }
  }

  private static SampleReader open(Unit unit, ReadContext context) throws IOException {
    return unit instanceof ListedUnit listed
        ? listed.open(listed.list(), context)
        : ((ContainerUnit) unit).open(context);
  }
}
