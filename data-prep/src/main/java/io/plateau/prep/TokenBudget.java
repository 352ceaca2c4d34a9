package io.plateau.prep;

import io.plateau.prep.featureset.Split;
import io.plateau.prep.featureset.Storage;
import io.plateau.prep.source.ListedUnit;
import io.plateau.prep.source.Source;
import io.plateau.prep.source.Unit;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Token-level features are some hundred times as long as features; this keeps them in bounds. */
final class TokenBudget {

  private static final Logger LOG = LoggerFactory.getLogger(TokenBudget.class);
  private static final int UNIT_ITEMS = 64;

  private TokenBudget() {}

  /** A unit's rows that are known already are in memory at once, so that tokens need small ones. */
  static List<Unit> units(Source source, ImageModel model) {
    if (model.tokens() == null) {
      return source.units();
    }
    return source.units().stream()
        .flatMap(
            unit ->
                unit instanceof ListedUnit listed
                    ? listed.cut(UNIT_ITEMS).stream()
                    : Stream.of(unit))
        .toList();
  }

  /**
   * Says how much the tokens will take before the first one is written.
   *
   * @throws PrepareException if that is more than there is room for
   */
  static void require(Storage out, List<Unit> units, PrepareRequest request, ImageModel model)
      throws IOException {
    if (model.tokens() == null) {
      return;
    }
    long views =
        units.stream()
            .mapToLong(unit -> unit.items() * (unit.split() == Split.TRAIN ? request.views() : 1))
            .sum();
    long free = out.freeBytes();
    // Parts and shards hold them twice until the parts are deleted.
    double gigabytes = 2e-9 * views * model.tokenBytes();
    LOG.info(
        "Tokens take {} kB a view{}.",
        model.tokenBytes() / 1000,
        views == 0
            ? ""
            : String.format(
                Locale.ROOT,
                ": %.3g GB for %d views, twice that until the end; %.3g GB are free",
                gigabytes / 2,
                views,
                1e-9 * free));
    if (gigabytes > 1e-9 * free) {
      throw new PrepareException(
          String.format(
              Locale.ROOT,
              "Cannot keep tokens in %s: %d views take %.3g GB while they are written, and %.3g GB are free. Keep fewer views, or leave --tokens out.",
              out.root(),
              views,
              gigabytes,
              1e-9 * free));
    }
  }
}
