package io.plateau.jobs.synthesis;

import io.plateau.synthesis.SamplePlan;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code plateau synthesize sample} was asked for.
 *
 * @param generator its directory
 * @param modelElsewhere the model's directory where it is not the one the generator names
 * @param plan classes, features of each, seed
 * @param out directory of the feature set
 */
public record SynthesizeSampleArguments(
    String generator, @Nullable String modelElsewhere, SamplePlan plan, String out) {

  /** Where the model is, if not where the generator says. */
  Optional<String> model() {
    return Optional.ofNullable(modelElsewhere);
  }
}
