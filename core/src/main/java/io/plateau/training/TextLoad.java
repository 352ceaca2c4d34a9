package io.plateau.training;

import io.plateau.clip.ClipConfig;
import io.plateau.prompt.ClassShards;
import io.plateau.prompt.PromptEncoder;
import io.plateau.prompt.Prompts;

/**
 * What a step asks of the text tower.
 *
 * @param classes that are learned
 * @param rows tokens that the tower computes for all classes, shared prefixes once
 * @param shardRows the same for the largest shard of the classes
 * @param layers of the tower
 * @param width of the tower
 * @param projection width of the features
 * @param learned learned floats
 * @param passes forward and backward passes a step: 2 for rules with a perturbation
 */
public record TextLoad(
    int classes,
    long rows,
    long shardRows,
    int layers,
    int width,
    int projection,
    long learned,
    int passes) {

  /** Floats a row, layer and unit of width, by the benchmark's peak memory at a thousand names. */
  private static final double KEPT = 20;

  /** The load of prompts whose classes are cut into shards. */
  public static TextLoad of(
      Prompts prompts, int shards, ClipConfig clip, long learned, int passes) {
    ClassShards cut = ClassShards.of(prompts, shards);
    long largest = 0;
    for (int shard = 0; shard < shards; shard++) {
      if (cut.classes().get(shard).length > 0) {
        largest = Math.max(largest, PromptEncoder.sharedRows(cut.prompts(prompts, shard)));
      }
    }
    return new TextLoad(
        prompts.classes(),
        PromptEncoder.sharedRows(prompts),
        largest,
        clip.text().transformer().layers(),
        clip.text().transformer().width(),
        clip.projection(),
        learned,
        passes);
  }

  /**
   * The load where every image of a batch has prompts of its own, which are shared with it.
   *
   * @param batch images in a step
   * @param parts that share them, or else the classes
   */
  public TextLoad perImage(int batch, int parts) {
    long mostOfAWorker = (batch + parts - 1) / parts;
    return new TextLoad(
        classes,
        rows * mostOfAWorker,
        shardRows * batch,
        layers,
        width,
        projection,
        learned,
        passes);
  }

  /** Bytes of the activations that are kept for the way back of some rows. */
  public double activationBytes(long someRows) {
    return KEPT * Float.BYTES * someRows * layers * width;
  }

  /**
   * Floating-point operations of the tower's matrices over some rows, forward and backward: twelve
   * times width squared multiply-adds a row and layer, once each way because weights are frozen.
   */
  public double flops(long someRows) {
    return 2.0 * 2 * 12 * width * width * layers * someRows;
  }
}
