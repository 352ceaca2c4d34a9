package io.plateau.jobs;

import io.plateau.jobs.run.Progress;
import io.plateau.jobs.watch.Vital;
import io.plateau.jobs.watch.Vitals;
import io.plateau.prep.ProgressListener;
import org.jspecify.annotations.Nullable;

/**
 * Shows a preparation on standard error, by images or, where nobody has counted them, by bytes; and
 * to monitors.
 */
final class PrepareProgress implements ProgressListener {

  private static final long MEGABYTE = 1 << 20;

  private static final Vitals VITALS = Vitals.ofThisProcess();

  private long shown;
  private @Nullable Progress progress;

  @Override
  public void update(io.plateau.prep.Progress now) {
    VITALS.set(Vital.PREPARE_IMAGES, (double) now.done());
    VITALS.set(Vital.PREPARE_IMAGES_PER_SECOND, now.rate());
    VITALS.set(Vital.PREPARE_SET_ASIDE, (double) now.quarantined());
    boolean counted = now.total() > 0;
    long total = counted ? now.total() : now.totalBytes() / MEGABYTE;
    long done = counted ? now.done() : now.doneBytes() / MEGABYTE;
    if (progress == null) {
      progress = Progress.of(counted ? "images" : "MB", 0, total);
    }
    progress.advance(done - shown, detail(now, counted));
    shown = done;
    if (shown == total) {
      progress.finish();
    }
  }

  private static String detail(io.plateau.prep.Progress now, boolean counted) {
    String images = counted ? "" : "%d images, %.1f images/s".formatted(now.done(), now.rate());
    String setAside = now.quarantined() == 0 ? "" : now.quarantined() + " set aside";
    return images.isEmpty() || setAside.isEmpty() ? images + setAside : images + ", " + setAside;
  }
}
