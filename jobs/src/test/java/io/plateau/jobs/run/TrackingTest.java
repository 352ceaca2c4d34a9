package io.plateau.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TrackingTest {

  @Test
  void nobodyIsToldUnlessAServerIsNamed() {
    assertThat(Tracking.of(Map.of())).isEmpty();
    assertThat(Tracking.of(Map.of("MLFLOW_TRACKING_URI", " "))).isEmpty();
  }

  @Test
  void theExperimentHasANameUnlessOneIsGiven() {
    Map<String, String> environment = Map.of("MLFLOW_TRACKING_URI", "http://mlflow:5000");
    assertThat(Tracking.of(environment)).hasValue(new Tracking("http://mlflow:5000", "plateau"));
  }

  @Test
  void theExperimentMayBeNamed() {
    Map<String, String> environment =
        Map.of("MLFLOW_TRACKING_URI", "http://mlflow:5000", "MLFLOW_EXPERIMENT_NAME", "pets");
    assertThat(Tracking.of(environment)).hasValue(new Tracking("http://mlflow:5000", "pets"));
  }

  @Test
  void aFolderIsNoServer() {
    assertThat(Tracking.of(Map.of("MLFLOW_TRACKING_URI", "file:///mlruns"))).isEmpty();
  }
}
