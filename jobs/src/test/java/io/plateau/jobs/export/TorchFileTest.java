package io.plateau.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.tensor.HostTensor;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A checkpoint to the byte: the one in the resources, which core/src/test/goldens/torch_file.py
 * loads with torch.load and holds against the same numbers.
 */
class TorchFileTest {

  static byte[] small() {
    Map<String, HostTensor> state = new LinkedHashMap<>();
    state.put("ctx", new HostTensor(new long[] {2, 3}, new float[] {0, 1, 2, 3, 4, 5.5f}));
    state.put("meta_net.linear1.bias", new HostTensor(new long[] {2}, new float[] {-1, 0.25f}));
    return TorchFile.of(state, 50);
  }

  @Test
  void itIsTheFileThatTorchHasLoaded() throws IOException {
    try (InputStream golden = TorchFileTest.class.getResourceAsStream("model.pth.tar-50")) {
      assertThat(small()).isEqualTo(golden.readAllBytes());
    }
  }
}
