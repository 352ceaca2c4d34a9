package io.plateau.jobs.sweep;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import io.plateau.jobs.config.EffectiveSettings;
import io.plateau.prep.featureset.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The directory of a sweep: {@code sweep.json} says which runs lie in it, and what they share. */
public final class SweepDirectory {

  private static final String FILE = "sweep.json";
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private final Storage out;

  public SweepDirectory(Storage out) {
    this.out = out;
  }

  /** The sweep in the directory, if there is one. */
  public Optional<SweepPlan> plan() throws IOException {
    if (!out.exists(FILE)) {
      return Optional.empty();
    }
    try {
      return Optional.of(GSON.fromJson(out.readText(FILE), SweepPlan.class));
    } catch (JsonParseException e) {
      throw new IOException(
          "Cannot read the sweep in %s: its %s is damaged. Choose another --out."
              .formatted(out.root(), FILE),
          e);
    }
  }

  /**
   * Begins a sweep.
   *
   * @throws IOException if something lies in the directory
   */
  public void begin(SweepPlan plan) throws IOException {
    if (plan().isPresent()) {
      throw new IOException(
          "Cannot run a sweep into %s: it holds a sweep. Add --resume to go on with it, or choose another --out."
              .formatted(out.root()));
    }
    List<String> others = out.fileNames(".");
    if (!others.isEmpty()) {
      throw new IOException(
          "Cannot run a sweep into %s: it holds %s. Choose another --out."
              .formatted(out.root(), String.join(", ", others)));
    }
    save(plan);
  }

  /**
   * Goes on with a sweep, or begins it where there is none. Strategies, orders and seeds may have
   * been added.
   *
   * @throws IOException if it is another sweep, naming what differs
   */
  public void resume(SweepPlan plan) throws IOException {
    Optional<SweepPlan> there = plan();
    if (there.isEmpty()) {
      begin(plan);
      return;
    }
    List<EffectiveSettings.Difference> differences = new ArrayList<>();
    differences.addAll(EffectiveSettings.differences(there.get().settings(), plan.settings()));
    for (String order : plan.orders().keySet()) {
      String before = there.get().orders().get(order);
      String now = plan.orders().get(order);
      if (before != null && !before.equals(now)) {
        differences.add(
            new EffectiveSettings.Difference("order " + order, before, String.valueOf(now)));
      }
    }
    if (!differences.isEmpty()) {
      throw new IOException(
          "Cannot resume from %s: it is another sweep (there and now: %s). Use the same scenarios and settings, or another --out."
              .formatted(
                  out.root(),
                  differences.stream().map(Object::toString).collect(Collectors.joining("; "))));
    }
    save(there.get().with(plan));
  }

  private void save(SweepPlan plan) throws IOException {
    out.writeText(FILE, GSON.toJson(plan) + "\n");
  }
}
