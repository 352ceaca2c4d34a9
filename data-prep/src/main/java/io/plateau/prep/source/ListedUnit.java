package io.plateau.prep.source;

import io.plateau.prep.featureset.Split;
import io.plateau.prep.featureset.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Neighbouring files of a listing, each a sample. Small files are coalesced so, and those that are
 * known already need not be read.
 *
 * @param split of all of them
 * @param list sorted by id; not empty
 * @param bytes of all of them
 */
public record ListedUnit(Split split, List<SourceItem> list, long bytes) implements Unit {

  public ListedUnit {
    list = List.copyOf(list);
  }

  @Override
  public String firstId() {
    return list.get(0).id();
  }

  @Override
  public String lastId() {
    return list.get(list.size() - 1).id();
  }

  @Override
  public long items() {
    return list.size();
  }

  @Override
  public String digest() {
    List<String> texts = new ArrayList<>();
    texts.add("listed");
    texts.add(split.label());
    for (SourceItem item : list) {
      Target target = item.target();
      texts.add(item.id());
      texts.add(item.version());
      texts.add(Long.toString(item.position()));
      texts.add(Integer.toString(target.label()));
      texts.add(Objects.requireNonNullElse(target.className(), ""));
      texts.add(Objects.requireNonNullElse(target.caption(), ""));
    }
    return UnitDigest.of(texts);
  }

  /** The same in pieces of at most {@code most} items. */
  public List<Unit> cut(int most) {
    List<Unit> pieces = new ArrayList<>();
    for (int from = 0; from < list.size(); from += most) {
      List<SourceItem> piece = list.subList(from, Math.min(list.size(), from + most));
      pieces.add(new ListedUnit(split, piece, bytes * piece.size() / list.size()));
    }
    return pieces;
  }

  /** Begins to read some of its items, on an executor. */
  public SampleReader open(List<SourceItem> some, ReadContext context) {
    return new FileSamples(some, context);
  }
}
