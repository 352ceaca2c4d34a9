package io.plateau.jobs.retrain;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.plateau.jobs.config.GateSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the gate made of a new version.
 *
 * @param promoted whether every check holds
 * @param against the version in use; null for the pretrained model
 * @param task name of the set that was learned
 * @param settings of the gate
 * @param resamples of the bootstrap
 * @param checks every rule on every set
 */
public record Decision(
    boolean promoted,
    @Nullable Integer against,
    String task,
    GateSettings settings,
    int resamples,
    List<GateCheck> checks) {

  public static final String FILE_NAME = "decision.json";

  private static final Gson GSON =
      new GsonBuilder()
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .setPrettyPrinting()
          .disableHtmlEscaping()
          .serializeNulls()
          .create();

  public Decision {
    checks = List.copyOf(checks);
  }

  /** The checks that do not hold. */
  public List<GateCheck> broken() {
    return checks.stream().filter(check -> !check.holds()).toList();
  }

  byte[] json() {
    return (GSON.toJson(this) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
