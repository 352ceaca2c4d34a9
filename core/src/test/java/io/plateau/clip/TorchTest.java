package io.plateau.clip;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.pytorch.jni.JniUtils;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TorchTest {

  private final ExecutorService other = Executors.newSingleThreadExecutor();

  @AfterEach
  void stop() {
    Torch.threads(0);
    other.shutdown();
  }

  @Test
  void zeroTakesTheDefaultAgain() {
    Torch.initialise();
    Torch.threads(0);
    int all = JniUtils.getNumThreads();
    Torch.threads(all + 2);
    assertThat(JniUtils.getNumThreads()).isEqualTo(all + 2);
    Torch.threads(0);
    assertThat(JniUtils.getNumThreads()).isEqualTo(all);
  }

  @Test
  void aThreadKeepsItsNumberWhateverOthersAskFor() throws Exception {
    Torch.threads(0); // from here on no thread has to find out how many cores there are
    other.submit(() -> Torch.threads(3)).get();
    Torch.threads(1);
    assertThat(other.submit(JniUtils::getNumThreads).get()).isEqualTo(3);
    assertThat(JniUtils.getNumThreads()).isEqualTo(1);
  }
}
