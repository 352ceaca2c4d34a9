package io.plateau.jobs.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.plateau.jobs.prediction.Labeller;
import java.awt.Color;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CurrentModelTest {

  private final AtomicReference<ModelSource.Version> promoted =
      new AtomicReference<>(ServedZeroShot.version("1", "red circle", "blue square"));
  private final ServiceMetrics metrics = new ServiceMetrics();

  private CurrentModel model() {
    return new CurrentModel(
        promoted::get, ServedZeroShot.IMAGES, ServedZeroShot.CONFIGURATION, metrics);
  }

  @Test
  void thereIsNoneBeforeTheFirstIsLoaded() {
    try (CurrentModel model = model()) {
      assertThat(model.version()).isEmpty();
      assertThat(model.hold()).isEmpty();
    }
  }

  @Test
  void whoHoldsAVersionKeepsItWhenAnotherIsPromoted() throws Exception {
    try (CurrentModel model = model()) {
      model.refresh();
      ServedModel held = model.hold().orElseThrow();
      promoted.set(ServedZeroShot.version("2", "green triangle", "blue square"));
      model.refresh();

      assertThat(model.version()).contains("2");
      assertThat(held.version()).isEqualTo("1");
      assertThat(held.label(ServedZeroShot.picture(Color.RED, 40)).top()).hasSize(2);
      held.release();
      assertThat(held.hold()).isFalse();
    }
  }

  @Test
  void aVersionThatCannotBeLoadedLeavesWhatIsServed() throws IOException {
    try (CurrentModel model = model()) {
      model.refresh();
      promoted.set(
          new ModelSource.Version() {
            @Override
            public String name() {
              return "2";
            }

            @Override
            public Labeller load() throws IOException {
              throw new IOException("It is damaged.");
            }
          });

      assertThatIOException().isThrownBy(model::refresh).withMessage("It is damaged.");
      assertThat(model.version()).contains("1");
    }
  }

  @Test
  void theSameVersionIsNotLoadedAgain() throws IOException {
    try (CurrentModel model = model()) {
      model.refresh();
      model.refresh();

      assertThat(new String(metrics.text(), StandardCharsets.UTF_8))
          .contains("plateau_model_loads_total{outcome=\"loaded\"} 1.0")
          .contains("plateau_model_info{method=\"zero-shot\",version=\"1\"} 1");
    }
  }
}
