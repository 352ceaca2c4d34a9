package io.plateau.pretrain;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.training.GradientCollector;
import io.plateau.clip.ClipConfig;
import io.plateau.clip.ImageTower;
import io.plateau.clip.TextTower;
import io.plateau.clip.Torch;
import io.plateau.clip.Weights;
import io.plateau.tensor.HostTensor;
import java.util.Map;
import java.util.SplittableRandom;

/** Takes optimiser steps on the contrastive loss. Closing it frees the weights. */
final class ContrastiveTrainer implements AutoCloseable {

  private final ClipConfig config;
  private final NDManager manager;
  private final FlatParameters parameters;
  private final AdamW optimiser;
  private final SplittableRandom mirroring;

  ContrastiveTrainer(ClipConfig config, SplittableRandom random) {
    this.config = config;
    this.manager = NDManager.newBaseManager(Device.cpu(), Torch.ENGINE);
    this.parameters = new FlatParameters(ParameterLayout.of(config), random.split(), manager);
    this.optimiser = new AdamW(parameters.values(), parameters.decayMask(manager), manager);
    this.mirroring = random.split();
  }

  /**
   * One step on some examples; everything but the weights and moments is freed.
   *
   * @return the loss before the step
   */
  float step(Corpus corpus, int[] rows, double learningRate) {
    // The scope frees what belongs to the weights' manager, the manager what leaves inner scopes.
    try (NDManager temporary = manager.newSubManager();
        NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray pixels = corpus.pixels(rows, mirroring, temporary);
      float loss = backward(pixels, corpus.tokens(rows, temporary));
      NDArray gradient = parameters.values().getGradient();
      optimiser.step(gradient, learningRate);
      parameters.clampLogitScale();
      // PyTorch adds to what is there.
      gradient.muli(0);
      return loss;
    }
  }

  private float backward(NDArray pixels, NDArray tokens) {
    try (GradientCollector collector = Engine.getEngine(Torch.ENGINE).newGradientCollector()) {
      Weights weights = parameters.weights(pixels.getManager());
      NDArray images = new ImageTower(config, weights).encode(pixels);
      NDArray texts = new TextTower(config, weights).encode(tokens);
      NDArray loss = ContrastiveLoss.of(images, texts, weights.get(ParameterLayout.LOGIT_SCALE));
      collector.backward(loss);
      return loss.getFloat();
    }
  }

  Map<String, HostTensor> tensors() {
    return parameters.tensors();
  }

  @Override
  public void close() {
    manager.close();
  }
}
