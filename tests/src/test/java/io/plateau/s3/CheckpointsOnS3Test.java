package io.plateau.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.jobs.run.CheckpointStore;
import io.plateau.prep.featureset.Storage;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import io.plateau.training.TrainingState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints on S3, of which some requests are refused or lost. */
@Tag("slow")
@Timeout(120)
class CheckpointsOnS3Test {

  @TempDir private static Path directory;
  private static S3Store s3;

  @BeforeAll
  static void start() throws IOException {
    s3 = S3Store.start(directory);
  }

  @AfterAll
  static void stop() throws IOException {
    s3.close();
  }

  private static CheckpointStore store(String bucket) throws IOException {
    return new CheckpointStore(
        Storage.at("s3a://" + bucket + "/prompt", s3.configuration()),
        new TreeMap<>(Map.of("lr", "0.002")));
  }

  private static TrainingState state(long step) {
    HostTensor context = new HostTensor(new long[] {2}, new float[] {step, -step});
    return new TrainingState(
        step, Parameters.of("context", context), Parameters.NONE, Parameters.NONE, List.of());
  }

  @Test
  void theLastThreeAreKeptAndTheLastIsGoneOnFrom() throws IOException {
    String bucket = s3.newBucket();
    s3.proxy().inject(request -> true, n -> n % 5 == 2, new Fault.SlowDown());
    s3.proxy().inject(S3Request::isPut, n -> n % 2 == 1, new Fault.CutRequest(50));
    s3.proxy().inject(S3Request::isGet, n -> n % 4 == 3, new Fault.CutResponse(3));

    for (int step = 1; step <= 5; step++) {
      store(bucket).save(state(step));
    }

    assertThat(s3.objects(bucket))
        .containsExactly(
            "prompt/checkpoints/step-000000003.safetensors",
            "prompt/checkpoints/step-000000004.safetensors",
            "prompt/checkpoints/step-000000005.safetensors");
    assertThat(store(bucket).last()).contains(state(5));
    assertThat(s3.proxy().requests()).noneMatch(S3Request::isCopy);
  }

  @Test
  void withoutOneThereIsNothingToGoOnFrom() throws IOException {
    assertThat(store(s3.newBucket()).last()).isEmpty();
  }
}
