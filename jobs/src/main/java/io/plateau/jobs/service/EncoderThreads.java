package io.plateau.jobs.service;

import io.plateau.clip.Torch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The threads that run the towers: the cores are shared among them. */
final class EncoderThreads {

  private EncoderThreads() {}

  /**
   * As many as there are cores, if so many images are taken at once.
   *
   * @param images at once
   */
  static ExecutorService of(int images) {
    int cores = Runtime.getRuntime().availableProcessors();
    int threads = Math.min(images, cores);
    return Executors.newFixedThreadPool(
        threads,
        work -> {
          Runnable onItsCores =
              () -> {
                Torch.threads(Math.max(1, cores / threads));
                work.run();
              };
          Thread thread = new Thread(onItsCores, "encoder");
          thread.setDaemon(true);
          return thread;
        });
  }
}
