package io.plateau.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plateau.prompt.ClassPosition;
import io.plateau.prompt.ContextSharing;
import io.plateau.prompt.PromptShape;
import org.junit.jupiter.api.Test;

class PromptSettingsTest {

  @Test
  void defaultsStartFromAPhotoOfA() {
    assertThat(PromptSettings.defaults())
        .isEqualTo(
            new PromptSettings(
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
                "context-init=art of",
                "context-length=16",
                "context-per-class=true",
                "class-position=middle",
                "template=itap of a {}.",
                "text-encoder=plain"))
        .isEqualTo(
            new PromptSettings(
                "art of", 16, true, ClassPosition.MIDDLE, "itap of a {}.", TextEncoding.PLAIN));
  }

  @Test
  void refusesAContextOfNothingAndATemplateWithoutClassName() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new PromptSettings(
                    " ", 0, false, ClassPosition.END, "a photo", TextEncoding.SHARED))
        .withMessage(
            """
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
}
