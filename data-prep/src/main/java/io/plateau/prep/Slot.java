package io.plateau.prep;

import io.plateau.clip.ImageTokens;
import io.plateau.prep.featureset.FeatureRow;
import io.plateau.prep.featureset.QuarantineRow;
import io.plateau.prep.featureset.Stage;
import io.plateau.prep.source.SourceItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The place of a sample in the order of its unit, while it is worked on. It is complete when it has
 * all its views or was set aside.
 */
final class Slot {

  private final List<FeatureRow> rows = new ArrayList<>();
  private final @Nullable SourceItem item;
  private final int views;
  private @Nullable Future<List<float[]>> pixels;
  private @Nullable QuarantineRow rejected;
  private int encoded;

  private Slot(@Nullable SourceItem item, int views) {
    this.item = item;
    this.views = views;
  }

  /** A sample that is being decoded: the future gives the preprocessed pixels of its views. */
  static Slot decoding(SourceItem item, int views, Future<List<float[]>> pixels) {
    Slot slot = new Slot(item, views);
    slot.pixels = pixels;
    return slot;
  }

  /** A sample whose rows are there already. */
  static Slot of(List<FeatureRow> rows) {
    Slot slot = new Slot(null, rows.size());
    slot.rows.addAll(rows);
    return slot;
  }

  static Slot rejected(QuarantineRow row) {
    Slot slot = new Slot(null, 0);
    slot.rejected = row;
    return slot;
  }

  @Nullable Future<List<float[]>> pixels() {
    return pixels;
  }

  @Nullable QuarantineRow rejected() {
    return rejected;
  }

  List<FeatureRow> rows() {
    return rows;
  }

  /** Whether the tower had to be run for it. */
  boolean isEncoded() {
    return pixels != null;
  }

  boolean isComplete() {
    return rejected != null || Math.max(encoded, rows.size()) >= views;
  }

  /** Takes what the tower gave for its next view. */
  void add(ImageTokens view) {
    SourceItem of = item();
    Optional<String> problem = view.problem();
    if (problem.isEmpty()) {
      rows.add(
          new FeatureRow(
              of.id(),
              of.uri(),
              of.version(),
              of.position(),
              of.target(),
              of.split(),
              encoded,
              view.feature(),
              view.last(),
              view.input()));
    } else if (rejected == null) {
      reject(Stage.ENCODE, "NOT_FINITE", "View %d: %s".formatted(encoded, problem.get()));
    }
    encoded++;
  }

  /** Sets the sample aside, all its views with it. */
  void reject(Stage stage, String reason, String message) {
    SourceItem of = item();
    rejected = new QuarantineRow(of.id(), of.uri(), stage, reason, message);
    rows.clear();
  }

  private SourceItem item() {
    if (item == null) {
      throw new IllegalStateException("This sample is not being worked on");
    }
    return item;
  }
}
