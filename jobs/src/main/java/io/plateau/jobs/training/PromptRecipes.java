package io.plateau.jobs.training;

import io.plateau.adapter.ClassTexts;
import io.plateau.clip.FrozenClip;
import io.plateau.jobs.config.PromptSettings;
import io.plateau.prompt.ClassFeatures;
import io.plateau.prompt.ClassTerm;
import io.plateau.prompt.PromptShape;
import io.plateau.prompt.TextAnchor;
import io.plateau.tensor.HostTensor;
import java.util.List;
import java.util.stream.Stream;

/** Recipes for the classes that rows are labelled by. */
record PromptRecipes(FrozenClip clip, PromptSettings settings, PromptShape shape) {

  /**
   * A recipe.
   *
   * @param classNames in label order
   * @param help whose terms may be about other classes as well
   */
  PromptRecipe of(List<String> classNames, Help help) {
    HostTensor zeroShot = ClassFeatures.zeroShot(clip, classNames, settings.template());
    List<String> encoded = encoded(classNames, help);
    List<String> all = Stream.concat(help.fixedNames().stream(), encoded.stream()).toList();
    List<ClassTerm> terms =
        Stream.concat(guidance(classNames, zeroShot), help.terms().stream())
            .map(term -> new ClassTerm(positions(term, all), term.term()))
            .toList();
    ClassTexts fixed = help.fixed();
    return new PromptRecipe(
        encoded,
        shape,
        settings.textEncoder(),
        zeroShot,
        help.weights(),
        terms,
        help.penalty(),
        fixed == null ? null : fixed.features());
  }

  /** KgCoOp's, where it has a weight. */
  private Stream<NamedTerm> guidance(List<String> classNames, HostTensor zeroShot) {
    double weight = settings.lossGuidance();
    return weight == 0
        ? Stream.empty()
        : Stream.of(new NamedTerm(classNames, new TextAnchor(zeroShot, weight)));
  }

  /** The classes that are learned, then the others that terms are about. */
  static List<String> encoded(List<String> classNames, Help help) {
    return Stream.concat(
            help.learned(classNames).stream(),
            help.terms().stream().flatMap(term -> term.classNames().stream()))
        .filter(name -> !help.fixedNames().contains(name))
        .distinct()
        .toList();
  }

  private static int[] positions(NamedTerm term, List<String> all) {
    return term.classNames().stream().mapToInt(all::indexOf).toArray();
  }
}
