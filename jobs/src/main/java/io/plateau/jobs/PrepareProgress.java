package io.plateau.jobs;

import io.plateau.prep.ProgressListener;
import org.jspecify.annotations.Nullable;

/** Shows a preparation on standard error. */
final class PrepareProgress implements ProgressListener {

  private long shown;
  private @Nullable Progress progress;

  @Override
  public void update(io.plateau.prep.Progress now) {
    if (progress == null) {
      progress = Progress.of("images", 0, now.total());
    }
    String detail = now.quarantined() == 0 ? "" : now.quarantined() + " set aside";
    progress.advance(now.done() - shown, detail);
    shown = now.done();
    if (shown == now.total()) {
      progress.finish();
    }
  }
}
