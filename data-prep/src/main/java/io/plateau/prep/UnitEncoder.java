package io.plateau.prep;

import io.plateau.image.ImageException;
import io.plateau.prep.featureset.FeatureRow;
import io.plateau.prep.featureset.QuarantineRow;
import io.plateau.prep.featureset.RowSink;
import io.plateau.prep.featureset.Stage;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Encodes the samples of a unit in their order. In memory are a batch of pixels, the few images
 * that are being decoded meanwhile, and the rows that wait for one before them.
 */
final class UnitEncoder {

  /** Gives the samples of a unit one by one; {@code null} after the last. */
  @FunctionalInterface
  interface Slots {
    @Nullable Slot next() throws IOException;
  }

  private final TowerBatch batch;
  private final int ahead;
  private final RowSink<FeatureRow> features;
  private final RowSink<QuarantineRow> quarantine;
  private final Deque<Slot> decoding = new ArrayDeque<>();
  private final Deque<Slot> waiting = new ArrayDeque<>();
  private long encoded;

  /**
   * @param ahead samples that are taken before the first of them is needed
   */
  UnitEncoder(
      TowerBatch batch,
      int ahead,
      RowSink<FeatureRow> features,
      RowSink<QuarantineRow> quarantine) {
    this.batch = batch;
    this.ahead = ahead;
    this.features = features;
    this.quarantine = quarantine;
  }

  /**
   * Encodes all samples.
   *
   * @return how many images the tower was run for
   */
  long encode(Slots slots) throws IOException {
    @Nullable Slot next = slots.next();
    while (next != null || !decoding.isEmpty()) {
      if (next != null && decoding.size() < ahead) {
        decoding.add(next);
        next = slots.next();
      } else {
        Slot slot = decoding.remove();
        waiting.add(slot);
        addViews(slot);
        drain();
      }
    }
    batch.encode();
    drain();
    return encoded;
  }

  private void addViews(Slot slot) throws IOException {
    @Nullable Future<List<float[]>> pixels = slot.pixels();
    if (pixels == null) {
      return;
    }
    try {
      for (float[] view : pixels.get()) {
        batch.add(slot, view);
      }
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof ImageException image)) {
        throw new CompletionException(e.getCause());
      }
      slot.reject(Stage.DECODE, image.reason().name(), String.valueOf(image.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while images were decoded", e);
    }
  }

  private void drain() throws IOException {
    while (!waiting.isEmpty() && waiting.peek().isComplete()) {
      Slot slot = waiting.remove();
      @Nullable QuarantineRow rejected = slot.rejected();
      if (rejected != null) {
        quarantine.accept(rejected);
        continue;
      }
      encoded += slot.isEncoded() ? 1 : 0;
      for (FeatureRow row : slot.rows()) {
        features.accept(row);
      }
    }
  }
}
