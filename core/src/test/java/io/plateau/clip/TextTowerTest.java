package io.plateau.clip;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class TextTowerTest {

  @Test
  void encodingInAScopeLeavesNoArraysBehind() {
    try (RandomClip clip = new RandomClip(Activation.QUICK_GELU)) {
      TextTower tower = clip.text();
      try (NDManager manager = tower.manager().newSubManager()) {
        try (NDScope scope = new NDScope()) {
          scope.suppressNotUsedWarning();
          tower.encode(manager.ones(new Shape(2, 5, 32)), new long[] {3, 4}).toFloatArray();
          assertThat(manager.getManagedArrays()).isNotEmpty();
        }
        assertThat(manager.getManagedArrays()).isEmpty();
      }
    }
  }
}
