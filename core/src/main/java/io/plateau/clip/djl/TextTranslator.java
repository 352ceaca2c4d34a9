package io.plateau.clip.djl;

import ai.djl.ndarray.NDList;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import io.plateau.clip.ClipTokenizer;

/** A caption to its tokens {@code [length]} int64, and a feature out. */
final class TextTranslator implements Translator<String, float[]> {

  private final ClipTokenizer tokenizer;

  TextTranslator(ClipTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  @Override
  public NDList processInput(TranslatorContext context, String caption) {
    return new NDList(context.getNDManager().create(tokenizer.encode(caption)));
  }

  @Override
  public float[] processOutput(TranslatorContext context, NDList features) {
    return features.singletonOrThrow().toFloatArray();
  }
}
