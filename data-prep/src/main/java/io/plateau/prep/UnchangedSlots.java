package io.plateau.prep;

import io.plateau.prep.featureset.FeatureRow;
import io.plateau.prep.source.SourceItem;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The slots of a listed unit, of which some images are known and need not be read. */
final class UnchangedSlots implements UnitEncoder.Slots {

  private final Iterator<SourceItem> items;
  private final Map<String, List<FeatureRow>> known;
  private final UnitEncoder.Slots others;

  /**
   * @param items of the unit, in its order
   * @param known the rows of some of them, by id
   * @param others the slots of all the rest, in the same order
   */
  UnchangedSlots(
      List<SourceItem> items, Map<String, List<FeatureRow>> known, UnitEncoder.Slots others) {
    this.items = items.iterator();
    this.known = known;
    this.others = others;
  }

  @Override
  public @Nullable Slot next() throws IOException {
    if (!items.hasNext()) {
      return null;
    }
    @Nullable List<FeatureRow> rows = known.get(items.next().id());
    return rows == null ? others.next() : Slot.of(rows);
  }
}
