package io.plateau.pretrain;

import io.plateau.clip.ClipConfig;
import io.plateau.world.Combination;
import io.plateau.world.ShiftedTask;
import java.util.Locale;

/** The README.md of a model: what it is, how it was made, what it can and cannot do. */
final class ModelCard {

  private ModelCard() {}

  static String of(PretrainingSettings settings, ClipConfig config, Accuracies accuracies) {
    return String.join(
        "\n", summary(config), making(settings, config), accuracy(accuracies), limits(config));
  }

  private static String summary(ClipConfig config) {
    int parameters = ParameterLayout.of(config).stream().mapToInt(Parameter::elements).sum();
    return """
    ---
    library_name: transformers
    pipeline_tag: zero-shot-image-classification
    tags: [clip, synthetic]
    ---
    # A small CLIP of a drawn world

    A CLIP with %s parameters that knows textured, coloured shapes and nothing else. It comes with
    Plateau so that every command can be tried where no other weights are at hand.
    """
        .formatted(String.format(Locale.ROOT, "%,d", parameters));
  }

  private static String making(PretrainingSettings settings, ClipConfig config) {
    Architecture size = settings.architecture();
    return """
    ## How it was made

        plateau pretrain --out DIR

    | setting | value |
    |---|---|
    """
        + row("seed", "%d", settings.seed())
        + row(
            "examples",
            "%,d drawn pictures of %d pixels with a caption each, mirrored at random",
            settings.images(),
            config.vision().imageSize())
        + row(
            "steps, batch size", "%,d steps of %d examples", settings.steps(), settings.batchSize())
        + row("optimiser", "AdamW, betas 0.9 and 0.98, weight decay 0.05 on matrices")
        + row("learning rate", "one cycle up to %s, 8 %% warm-up", settings.learningRate())
        + row(
            "image tower",
            "%d layers, width %d, %d heads, patches of %d pixels",
            size.visionLayers(),
            size.width(),
            size.heads(),
            size.patchSize())
        + row(
            "text tower",
            "%d layers, width %d, %d heads, %d positions, %,d tokens",
            size.textLayers(),
            size.width(),
            size.heads(),
            size.positions(),
            config.text().vocabulary())
        + row("joint embedding", "%d", size.projection())
        + """

        The examples are drawn by Java2D: %d combinations of a texture, a colour and a shape, of
        which a fifth is held out, in one to three copies of any size and place on a background of
        another colour. Captions vary in wording and leave attributes out. No photograph, no text
        and no weights of anybody else went into it. The same settings give the same file on the
        same kind of machine and number of PyTorch threads.
        """
            .formatted(Combination.all().size());
  }

  private static String accuracy(Accuracies accuracies) {
    int shifted = ShiftedTask.CLASSES_PER_SIDE;
    return """
    ## Zero-shot accuracy

    The text of a class is "a photo of a <texture> <colour> <shape>."; none of these classes was
    shown in pre-training. %d pictures a class.

    | task | classes | accuracy | chance |
    |---|---|---|---|
    """
            .formatted(Accuracies.PICTURES_PER_CLASS)
        + result(
            "held-out combinations, drawn like the examples",
            Accuracies.HELD_OUT_CLASSES,
            accuracies.heldOut())
        + result("shifted task, base classes", shifted, accuracies.shiftedBase())
        + result("shifted task, new classes", shifted, accuracies.shiftedNew())
        + """

        The shifted task turns, shears and stretches the shapes and adds blur, low contrast, a
        colour cast, other brightness and noise.
        """;
  }

  private static String limits(ClipConfig config) {
    return """
    ## Limits

    Words that no caption uses are spelled with pairs of letters whose vectors were never trained:
    class names of real photographs stay apart, but they mean nothing to this model. Do not use it
    to recognise anything real. It reads pictures of %d pixels and captions of at most %d tokens.
    """
        .formatted(config.vision().imageSize(), config.text().positions());
  }

  private static String row(String name, String value, Object... values) {
    return "| %s | %s |\n".formatted(name, String.format(Locale.ROOT, value, values));
  }

  private static String result(String task, int classes, double accuracy) {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %.1f %% | %.1f %% |\n",
        task,
        classes,
        100 * accuracy,
        100.0 / classes);
  }
}
