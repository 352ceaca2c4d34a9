package io.plateau.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plateau.prompt.ClassPosition;
import io.plateau.prompt.ContextInit;
import io.plateau.prompt.ContextSharing;
import io.plateau.prompt.PromptShape;
import org.junit.jupiter.api.Test;

class PromptSettingsTest {

  @Test
  void defaultsStartFromAPhotoOfA() {
    assertThat(PromptSettings.defaults())
        .isEqualTo(
            new PromptSettings(
                Learner.COOP,
                8,
                "a photo of a",
                0,
                false,
                ClassPosition.END,
                "a photo of a {}.",
                TextEncoding.SHARED));
  }

  @Test
  void everyKeyIsMapped() {
    assertThat(
            Bound.to(
                PromptSettings.defaults(),
                "learner=prograd",
                "guidance=2.5",
                "context-init=art of",
                "context-length=16",
                "context-per-class=true",
                "class-position=middle",
                "template=itap of a {}.",
                "text-encoder=plain"))
        .isEqualTo(
            new PromptSettings(
                Learner.PROGRAD,
                2.5,
                "art of",
                16,
                true,
                ClassPosition.MIDDLE,
                "itap of a {}.",
                TextEncoding.PLAIN));
  }

  @Test
  void refusesAContextOfNothingAndATemplateWithoutClassName() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new PromptSettings(
                    Learner.COOP,
                    -1,
                    " ",
                    0,
                    false,
                    ClassPosition.END,
                    "a photo",
                    TextEncoding.SHARED))
        .withMessage(
            """
            guidance: -1 (expected: a finite number >= 0)
            context-init: ' ' (expected: at least one word, or context-length > 0)
            template: 'a photo' (expected: a text with {} once, for the class name)""");
  }

  @Test
  void refusesANegativeLength() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bound.to(PromptSettings.defaults(), "context-length=-4"))
        .withMessage(
            "Cannot use these settings: "
                + "context-length: -4 (expected: a whole number >= 0), from --set");
  }

  @Test
  void theInitialWordsFixTheLengthUnlessOneIsSet() {
    PromptSettings settings = PromptSettings.defaults();
    assertThat(settings.shape(4)).isEqualTo(PromptShape.unified(4));
    assertThat(Bound.to(settings, "context-length=16", "context-per-class=true").shape(4))
        .isEqualTo(new PromptShape(16, ClassPosition.END, ContextSharing.PER_CLASS));
  }

  @Test
  void progradNeedsWordsToEndWith() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Bound.to(
                    PromptSettings.defaults(),
                    "learner=prograd",
                    "context-length=16",
                    "context-init="))
        .withMessage(
            "Cannot use these settings: context-init: '' "
                + "(expected: at least one word, which prograd's context ends with), from --set");
  }

  @Test
  void cocoopHasNoContextPerClass() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Bound.to(PromptSettings.defaults(), "learner=cocoop", "context-per-class=true"))
        .withMessage(
            "Cannot use these settings: context-per-class: true "
                + "(expected: false with learner=cocoop, which makes a context for every image),"
                + " from --set");
  }

  @Test
  void theContextStartsFromWordsOrFromNoiseOrFromBoth() {
    PromptSettings settings = PromptSettings.defaults();
    assertThat(settings.init(3)).isEqualTo(new ContextInit.Words("a photo of a"));
    assertThat(Bound.to(settings, "context-length=16").init(3))
        .isEqualTo(new ContextInit.Noise(16, 3));
    assertThat(Bound.to(settings, "context-length=16", "learner=prograd").init(3))
        .isEqualTo(new ContextInit.RightAligned("a photo of a", 16, 3));
  }

  @Test
  void everyImageHasAContextInCocoopAlone() {
    PromptSettings settings = PromptSettings.defaults();
    for (Learner learner : Learner.values()) {
      assertThat(Bound.to(settings, "learner=" + Choice.name(learner)).shape(4).sharing())
          .isEqualTo(learner == Learner.COCOOP ? ContextSharing.PER_IMAGE : ContextSharing.UNIFIED);
    }
  }

  @Test
  void onlyKgcoopIsGuided() {
    PromptSettings settings = PromptSettings.defaults();
    for (Learner learner : Learner.values()) {
      assertThat(Bound.to(settings, "learner=" + Choice.name(learner)).lossGuidance())
          .isEqualTo(learner == Learner.KGCOOP ? 8 : 0);
    }
  }
}
