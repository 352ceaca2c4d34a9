package io.plateau.jobs.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import org.junit.jupiter.api.Test;

class VitalsTest {

  private final Vitals vitals = new Vitals();

  private Object gauge(Vital vital) {
    MetricRegistry registry = new MetricRegistry();
    vitals.registerIn(registry);
    return registry.getGauges().get(vital.gauge()).getValue();
  }

  @Test
  void aGaugeShowsTheLastValue() {
    vitals.set(Vital.TRAINING_LOSS, 2);
    vitals.set(Vital.TRAINING_LOSS, 0.5);
    assertThat(gauge(Vital.TRAINING_LOSS)).isEqualTo(0.5);
  }

  @Test
  void whatIsNotKnownYetIsNotANumber() {
    assertThat(gauge(Vital.PREPARE_IMAGES)).isEqualTo(Double.NaN);
  }

  @Test
  void everyVitalHasAGauge() {
    MetricRegistry registry = new MetricRegistry();
    vitals.registerIn(registry);
    assertThat(registry.getGauges()).hasSize(Vital.values().length);
  }
}
