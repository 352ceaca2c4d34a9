package io.plateau.jobs.run;

import io.plateau.jobs.watch.LogFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Tells a person how far a long job is: a line every two seconds, and less often the longer it
 * takes, with rate and time left; without cursor movement, so that it reads the same on a terminal
 * and in a file. Not thread-safe.
 */
public final class Progress {

  private static final long INTERVAL = Duration.ofSeconds(2).toNanos();

  /** At the least, this share of the time that has passed lies between two lines. */
  private static final int SHARE = 50;

  private static final double NANOS_PER_SECOND = 1e9;

  private final String unit;
  private final long total;
  private final Consumer<String> out;
  private final LongSupplier nanoTime;
  private final long start;
  private long first;
  private long done;
  private long lastLine;
  private boolean finished;

  public Progress(
      String unit, long first, long total, Consumer<String> out, LongSupplier nanoTime) {
    this.unit = unit;
    this.first = first;
    this.total = total;
    this.out = out;
    this.nanoTime = nanoTime;
    start = nanoTime.getAsLong();
    done = first;
    lastLine = start;
  }

  /**
   * Progress on standard error.
   *
   * @param unit what is counted, in the plural: "steps"
   * @param first how many of them an earlier run has done
   * @param total how many there are
   */
  public static Progress of(String unit, long first, long total) {
    return new Progress(unit, first, total, LogFormat.current().progress(), System::nanoTime);
  }

  /**
   * Counts up.
   *
   * @param detail what else is worth seeing, such as the loss; may be empty
   */
  public void advance(long count, String detail) {
    done += count;
    long now = nanoTime.getAsLong();
    if (done < total && now - lastLine >= interval(now)) { // the last line is finish's
      lastLine = now;
      out.accept(line(now, detail));
    }
  }

  /** Counts up what an earlier run has done, which says nothing about the rate of this one. */
  public void skip(long count) {
    first += count;
    done += count;
  }

  /** Prints the last line: how many, and how long it took; when called again, nothing. */
  public void finish() {
    if (finished) {
      return;
    }
    finished = true;
    if (done == first) {
      return; // an earlier run has done it all
    }
    double seconds = (nanoTime.getAsLong() - start) / NANOS_PER_SECOND;
    out.accept(
        String.format(
            Locale.ROOT, "%d of %d %s in %s, %s", done, total, unit, time(seconds), rate(seconds)));
  }

  private long interval(long now) {
    return Math.max(INTERVAL, (now - start) / SHARE);
  }

  private String line(long now, String detail) {
    double seconds = (now - start) / NANOS_PER_SECOND;
    String line = "%d of %d %s".formatted(done, total, unit);
    if (done > first) {
      String left = time(seconds * (total - done) / (done - first));
      line += ", %s, %s left".formatted(rate(seconds), left);
    }
    return detail.isEmpty() ? line : line + ", " + detail;
  }

  private String rate(double seconds) {
    double perSecond = (done - first) / Math.max(seconds, 1e-3);
    return perSecond == 0 || perSecond >= 1
        ? String.format(Locale.ROOT, "%.1f %s/s", perSecond, unit)
        : String.format(Locale.ROOT, "%.1f s each", 1 / perSecond);
  }

  private static String time(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    return whole < 3600
        ? "%d min %02d s".formatted(whole / 60, whole % 60)
        : "%d h %02d min".formatted(whole / 3600, whole % 3600 / 60);
  }
}
