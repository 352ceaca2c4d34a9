package io.plateau.jobs.run;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code run.json}, saved with every result: what was run, with what, on what.
 *
 * @param command as it was called
 * @param settings effective settings, flat
 * @param versions of Plateau and what it runs on, devices included
 * @param digests of data and models, by what they are of
 * @param seconds how long it took
 */
public record RunRecord(
    String command,
    Map<String, String> settings,
    Map<String, String> versions,
    Map<String, String> digests,
    double seconds) {

  public static final String FILE_NAME = "run.json";

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  public RunRecord {
    settings = new TreeMap<>(settings);
    digests = new TreeMap<>(digests);
  }

  public static RunRecord of(
      String command, Map<String, String> settings, Map<String, String> digests, Duration elapsed) {
    return new RunRecord(
        command, settings, Versions.current().byName(), digests, elapsed.toMillis() / 1000.0);
  }

  public byte[] json() {
    return (GSON.toJson(this) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
