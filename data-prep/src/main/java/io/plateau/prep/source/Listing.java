package io.plateau.prep.source;

import io.plateau.prep.featureset.Ids;
import io.plateau.prep.featureset.QuarantineRow;
import io.plateau.prep.featureset.Split;
import io.plateau.prep.featureset.Stage;
import io.plateau.prep.featureset.UriCredentials;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects the files that a source lists and cuts them into units. */
final class Listing {

  /** Enough of them to keep a cluster busy with a small source, whatever the cluster. */
  private static final int UNITS = 64;

  /** A batch, so that few calls of the tower are part empty. */
  private static final int FEWEST_ITEMS = 32;

  /** Enough for the overhead of a task and of its files not to count, few enough to repeat. */
  private static final int MOST_ITEMS = 1024;

  private static final Comparator<Listed> ORDER =
      Comparator.comparing((Listed listed) -> listed.item().split())
          .thenComparing(listed -> listed.item().id(), Ids.ORDER);

  private final List<Listed> items = new ArrayList<>();
  private final List<ContainerUnit> containers = new ArrayList<>();
  private final List<QuarantineRow> rejected = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  private record Listed(SourceItem item, long bytes) {}

  /** Takes a file of {@code bytes} length, unless one of its id was listed before. */
  void add(SourceItem item, long bytes) {
    if (ids.add(item.id())) {
      items.add(new Listed(item, bytes));
    } else {
      reject(
          item.id(),
          item.uri(),
          "DUPLICATE",
          "id: %s is listed more than once (expected: once); the first stays".formatted(item.id()));
    }
  }

  /** Takes a file that holds samples, or a range of its rows. */
  void add(ContainerUnit unit) {
    containers.add(unit);
  }

  /** Sets a line of the listing aside. */
  void reject(String id, String uri, String reason, String message) {
    rejected.add(
        new QuarantineRow(
            UriCredentials.hide(id),
            UriCredentials.hide(uri),
            Stage.LIST,
            reason,
            UriCredentials.hide(message)));
  }

  /** Sets a line of the listing aside. */
  void reject(String id, String uri, RejectionException rejection) {
    reject(id, uri, rejection.reason(), rejection.sentence());
  }

  boolean isEmpty() {
    return items.isEmpty() && containers.isEmpty() && rejected.isEmpty();
  }

  /** Refuses a source of which nothing can be used. */
  void requireUsable(String uri) throws SourceException {
    if (items.isEmpty() && containers.isEmpty()) {
      throw new SourceException(
          rejected.isEmpty()
              ? "Cannot prepare %s: it holds no samples. Check --source and --format."
                  .formatted(uri)
              : "Cannot prepare %s: nothing in it can be used. Of %d that are set aside the first is %s: %s."
                  .formatted(
                      uri, rejected.size(), rejected.get(0).id(), rejected.get(0).message()));
    }
  }

  /** The units, of one split each, in the order of (split, id); then what was set aside. */
  List<Unit> units() {
    items.sort(ORDER);
    int batches = items.size() / UNITS / FEWEST_ITEMS;
    int most = Math.max(FEWEST_ITEMS, Math.min(MOST_ITEMS, batches * FEWEST_ITEMS));
    List<Unit> units = new ArrayList<>();
    for (int from = 0, to; from < items.size(); from = to) {
      Split split = items.get(from).item().split();
      to = from + 1;
      while (to < items.size() && to < from + most && items.get(to).item().split() == split) {
        to++;
      }
      List<Listed> unit = items.subList(from, to);
      units.add(
          new ListedUnit(
              split,
              unit.stream().map(Listed::item).toList(),
              unit.stream().mapToLong(Listed::bytes).sum()));
    }
    containers.sort(
        Comparator.comparing(ContainerUnit::split)
            .thenComparing(ContainerUnit::firstId, Ids.ORDER));
    units.addAll(containers);
    if (!rejected.isEmpty()) {
      rejected.sort(Comparator.comparing(QuarantineRow::id, Ids.ORDER));
      units.add(new RejectedRows(rejected));
    }
    return units;
  }
}
