package io.plateau.jobs.prediction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is to be labelled, and how.
 *
 * @param artifact where the artifact is, as it was given
 * @param labeller the artifact
 * @param input the images
 * @param ranking of the scores
 * @param calibration how its temperature was found; {@code null} where it is 1
 * @param format of the files
 * @param out directory of the predictions
 * @param createdBy the version of the program that asks
 */
public record PredictRequest(
    String artifact,
    Labeller labeller,
    PredictionInput input,
    Ranking ranking,
    @Nullable TemperatureFit calibration,
    PredictionFormat format,
    String out,
    String createdBy) {

  /** SHA-256 of what the images are. */
  String inputDigest() {
    List<String> lines = new ArrayList<>(input.recipe());
    input.units().forEach(unit -> lines.add(unit.digest()));
    return PredictionFiles.digest(lines);
  }

  /** SHA-256 of all that decides the predictions. */
  String recipe() {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "schema " + PredictionSummary.SCHEMA_VERSION,
                "artifact " + labeller.digest(),
                "input " + inputDigest(),
                "named " + ranking.named(),
                "abstain " + ranking.abstainBelow(),
                "temperature " + ranking.temperature(),
                "format " + format));
    lines.addAll(labeller.classNames());
    return PredictionFiles.digest(lines);
  }

  /** What becomes of it, once all parts are there. */
  PredictionSummary summary(List<PredictedPart> parts) {
    return new PredictionSummary(
        PredictionSummary.SCHEMA_VERSION,
        createdBy,
        recipe(),
        new PredictionSummary.Origin(labeller.config().method(), artifact, labeller.digest()),
        new PredictionSummary.Origin(
            input.kind().name().toLowerCase(Locale.ROOT), input.uri(), inputDigest()),
        labeller.classNames(),
        format.extension(),
        PredictionColumns.of(ranking.named()),
        ranking.abstainBelow(),
        ranking.temperature(),
        Optional.ofNullable(calibration)
            .map(
                fit ->
                    PredictionSummary.Calibrated.of(
                        fit.features(), fit.split().label(), fit.scaling()))
            .orElse(null),
        parts.stream().mapToLong(PredictedPart::rows).sum(),
        parts.stream().mapToLong(PredictedPart::abstained).sum(),
        parts.stream().mapToLong(PredictedPart::quarantined).sum(),
        reasons(parts),
        parts.stream()
            .filter(part -> part.rows() > 0)
            .map(part -> PredictionFiles.predictions(part.name(), format))
            .toList());
  }

  private static Map<String, Long> reasons(List<PredictedPart> parts) {
    Map<String, Long> reasons = new TreeMap<>();
    parts.forEach(
        part -> part.reasons().forEach((reason, count) -> reasons.merge(reason, count, Long::sum)));
    return reasons;
  }
}
