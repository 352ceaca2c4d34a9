package io.plateau.jobs.contest;

import io.plateau.jobs.config.TrainSettings;
import io.plateau.jobs.report.TrainingCurve.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What is compared with what, and how thoroughly.
 *
 * @param name by which it is asked for
 * @param subject the method that the headline is about
 * @param methods all that are trained
 * @param shown titles of those whose trainings are drawn, where all would be too many
 * @param paths titles of those that share the paths of the second gradient among them; may be none
 * @param quick how many seeds at first
 * @param full how many seeds when all is asked for
 */
public record ComparePreset(
    String name,
    String subject,
    List<ComparedMethod> methods,
    List<String> shown,
    List<String> paths,
    Seeds quick,
    Seeds full) {

  /** Plain learning, which all are compared with. */
  static final String REFERENCE = "CoOp";

  private static final String ADAMW = "optimiser=adamw";

  /** The main job and what it came from. */
  public static final ComparePreset DEMO =
      new ComparePreset(
          "demo",
          "GCSCoOp",
          List.of(
              ComparedMethod.of(REFERENCE, "erm", Rule.PLAIN, Radii.NONE),
              ComparedMethod.of("CoOp + SAM", "sam", Rule.PERTURBED, Radii.EVERY),
              ComparedMethod.of("GCSCoOp", "gcscoop", Rule.CONSTRAINED, Radii.EVERY)),
          List.of(REFERENCE, "CoOp + SAM", "GCSCoOp"),
          List.of(),
          new Seeds(3, 1),
          new Seeds(3, 3));

  /** Every update rule. */
  static final ComparePreset UPDATES =
      new ComparePreset(
          "updates",
          "GC-Functional-SAM",
          List.of(
              ComparedMethod.of(REFERENCE, "erm", Rule.PLAIN, Radii.NONE),
              ComparedMethod.of("SAM", "sam", Rule.PERTURBED, Radii.USUAL),
              ComparedMethod.of("ASAM", "asam", Rule.PERTURBED, Radii.ADAPTIVE),
              ComparedMethod.of("GSAM", "gsam", Rule.PERTURBED, Radii.USUAL),
              ComparedMethod.of("GCSCoOp", "gcscoop", Rule.CONSTRAINED, Radii.USUAL),
              ComparedMethod.of("Functional-SAM", "functional-sam", Rule.PERTURBED, Radii.USUAL),
              ComparedMethod.of(
                  "GC-Functional-SAM", "gc-functional-sam", Rule.CONSTRAINED, Radii.USUAL),
              ComparedMethod.of("Logit-SAM", "logit-sam", Rule.PERTURBED, Radii.USUAL),
              ComparedMethod.of(
                  "Angle-SAM, 60\u00b0", "angle-sam", Rule.PERTURBED, Radii.USUAL, "phi=60"),
              ComparedMethod.of("F-SAM", "f-sam", Rule.PERTURBED, Radii.USUAL),
              ComparedMethod.of("LookSAM", "looksam", Rule.PERTURBED, Radii.USUAL),
              ComparedMethod.of("SAMPLe", "sample", Rule.PERTURBED, Radii.SAMPLE),
              ComparedMethod.of("ProGrad", "prograd", Rule.PERTURBED, Radii.NONE),
              // Preconditioning needs AdamW's second moment, so it has a plain row of its own.
              new ComparedMethod(
                  "CoOp, AdamW", "erm-adamw", Rule.PLAIN, Radii.NONE, List.of("method=erm", ADAMW)),
              ComparedMethod.of(
                  "P-SAM, AdamW", "preconditioned-sam", Rule.PERTURBED, Radii.USUAL, ADAMW),
              ComparedMethod.of(
                  "P-Functional-SAM, AdamW",
                  "preconditioned-functional-sam",
                  Rule.PERTURBED,
                  Radii.USUAL,
                  ADAMW)),
          List.of(REFERENCE, "SAM", "GCSCoOp", "Functional-SAM", "GC-Functional-SAM"),
          List.of("SAM", "Functional-SAM", "Logit-SAM", "GC-Functional-SAM"),
          new Seeds(3, 3),
          new Seeds(10, 10));

  public ComparePreset {
    methods = List.copyOf(methods);
    shown = List.copyOf(shown);
    paths = List.copyOf(paths);
  }

  /**
   * How many seeds there are, counted from 1.
   *
   * @param compared of every method with its own radius
   * @param swept of every method with every radius
   */
  record Seeds(int compared, int swept) {}

  /** Every method with its own radius, seed by seed. */
  List<Trial> compared(TrainSettings common, ExperimentSize size) {
    List<Trial> trials = new ArrayList<>();
    for (long seed : counted(seeds(size).compared())) {
      methods.forEach(method -> trials.add(method.trial(common, seed)));
    }
    return trials;
  }

  /** Every method with every radius; some of these trials are compared as well. */
  List<Trial> swept(TrainSettings common, ExperimentSize size) {
    List<Trial> trials = new ArrayList<>();
    for (long seed : counted(seeds(size).swept())) {
      for (ComparedMethod method : methods) {
        for (double rho : method.radii().swept(size)) {
          trials.add(method.trial(common, seed, rho));
        }
      }
    }
    return trials;
  }

  private Seeds seeds(ExperimentSize size) {
    return switch (size) {
      case QUICK -> quick;
      case FULL -> full;
    };
  }

  private static long[] counted(int count) {
    return LongStream.rangeClosed(1, count).toArray();
  }
}
