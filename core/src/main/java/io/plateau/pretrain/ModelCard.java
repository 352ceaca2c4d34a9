package io.plateau.pretrain;

import io.plateau.clip.ClipConfig;
import io.plateau.world.Combination;
import java.util.Locale;

/** The README.md of a model: what it is, how it was made, what it can and cannot do. */
final class ModelCard {

  private static final int SHIFTED_CLASSES = 24;

  private ModelCard() {}

  static String of(PretrainingSettings settings, ClipConfig config, Accuracies accuracies) {
    Architecture size = settings.architecture();
    int parameters = ParameterLayout.of(config).stream().mapToInt(Parameter::elements).sum();
    return """
    ---
    library_name: transformers
    license: apache-2.0
    pipeline_tag: zero-shot-image-classification
    tags: [clip, synthetic]
    ---
    # A small CLIP of a drawn world

    A CLIP with %,d parameters that knows textured, coloured shapes and nothing else. It comes
    with Plateau so that every command can be tried where no other weights are at hand.

    ## How it was made

        plateau pretrain --out DIR

    | setting | value |
    |---|---|
    | seed | %d |
    | examples | %,d drawn pictures of %d pixels with a caption each |
    | steps, batch size | %,d steps of %d examples |
    | optimiser | AdamW, betas 0.9 and 0.98, weight decay 0.05 on matrices |
    | learning rate | one cycle with its peak at %s, 8 %% warm-up |
    | image tower | %d layers, width %d, %d heads, patches of %d pixels |
    | text tower | %d layers, width %d, %d heads, %d positions, %,d tokens |
    | joint embedding | %d |

    The examples are drawn by Java2D: %d combinations of a texture, a colour and a shape, of which
    a fifth is held out, in one to three copies of any size and place on a background of another
    colour. Captions vary in wording and leave attributes out. No photograph, no text and no
    weights of anybody else went into it.

    ## Zero-shot accuracy

    The text of a class is "a photo of a <texture> <colour> <shape>."; none of these classes was
    shown in pre-training. %d pictures a class.

    | task | classes | accuracy | chance |
    |---|---|---|---|
    | held-out combinations, drawn like the examples | %d | %s | %s |
    | shifted task, base classes | %d | %s | %s |
    | shifted task, new classes | %d | %s | %s |

    The shifted task turns, shears and stretches the shapes and adds blur, low contrast, a colour
    cast, other brightness and noise.

    ## Limits

    Words that no caption uses are spelled with pairs of letters whose vectors were never trained:
    class names of real photographs stay apart, but they mean nothing to this model. Do not use it
    to recognise anything real. It reads pictures of %d pixels and captions of at most %d tokens.
    """
        .formatted(
            parameters,
            settings.seed(),
            settings.images(),
            config.vision().imageSize(),
            settings.steps(),
            settings.batchSize(),
            Double.toString(settings.learningRate()),
            size.visionLayers(),
            size.width(),
            size.heads(),
            size.patchSize(),
            size.textLayers(),
            size.width(),
            size.heads(),
            size.positions(),
            config.text().vocabulary(),
            size.projection(),
            Combination.all().size(),
            Accuracies.PICTURES_PER_CLASS,
            Accuracies.HELD_OUT_CLASSES,
            percent(accuracies.heldOut()),
            percent(1.0 / Accuracies.HELD_OUT_CLASSES),
            SHIFTED_CLASSES,
            percent(accuracies.shiftedBase()),
            percent(1.0 / SHIFTED_CLASSES),
            SHIFTED_CLASSES,
            percent(accuracies.shiftedNew()),
            percent(1.0 / SHIFTED_CLASSES),
            config.vision().imageSize(),
            size.positions());
  }

  private static String percent(double fraction) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
  }
}
