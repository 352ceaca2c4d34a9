package io.plateau.prep;

import io.plateau.prep.featureset.FeatureRow;
import io.plateau.prep.featureset.QuarantineRow;
import io.plateau.prep.featureset.Stage;
import io.plateau.prep.source.Sample;
import io.plateau.prep.source.SampleReader;
import io.plateau.prep.source.SourceItem;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the samples of a reader into slots: images begin to be decoded, features are checked. */
final class SampleSlots implements UnitEncoder.Slots {

  private final SampleReader reader;
  private final ImageViews images;
  private final int views;
  private final Decoders decoders;

  SampleSlots(SampleReader reader, ImageViews images, int views, Decoders decoders) {
    this.reader = reader;
    this.images = images;
    this.views = views;
    this.decoders = decoders;
  }

  @Override
  public @Nullable Slot next() throws IOException {
    @Nullable Sample sample = reader.next();
    if (sample instanceof Sample.Image image) {
      return Slot.decoding(image.item(), views, decoders.submit(() -> images.of(image, views)));
    }
    if (sample instanceof Sample.Ready ready) {
      return imported(ready);
    }
    return sample instanceof Sample.Rejected rejected ? Slot.rejected(rejected.row()) : null;
  }

  private static Slot imported(Sample.Ready ready) {
    SourceItem item = ready.item();
    float[] feature = ready.feature();
    double norm = UnitVectors.norm(feature, 0, feature.length);
    if (norm > 0 && Double.isFinite(norm)) {
      UnitVectors.scale(feature, 0, feature.length, norm);
      return Slot.of(
          List.of(
              FeatureRow.of(
                  item.id(),
                  item.uri(),
                  item.version(),
                  item.position(),
                  item.target(),
                  item.split(),
                  0,
                  feature)));
    }
    boolean zero = norm == 0;
    return Slot.rejected(
        new QuarantineRow(
            item.id(),
            item.uri(),
            Stage.IMPORT,
            zero ? "ZERO_NORM" : "NOT_FINITE",
            zero
                ? "The feature is all zeros and has no direction"
                : "The feature has NaN or infinite values"));
  }
}
