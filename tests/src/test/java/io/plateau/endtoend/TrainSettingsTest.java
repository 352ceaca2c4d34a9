package io.plateau.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.jobs.config.UpdateMethod;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Settings that change what is trained on, or what is learned. */
@Tag("slow")
class TrainSettingsTest {

  @TempDir private Path directory;

  private Path train(String... settings) {
    Path out = directory.resolve("prompt");
    assertThat(PreparedTask.train(out, settings).err()).isEmpty();
    return out;
  }

  private static long[] contextShape(Path prompt) throws IOException {
    HostTensor context =
        Safetensors.open(prompt.resolve("adapter_model.safetensors")).tensor("context");
    return context.shape();
  }

  private static List<String> history(Path prompt) throws IOException {
    List<String> lines = Files.readAllLines(prompt.resolve("history.csv"));
    return lines.subList(1, lines.size());
  }

  @Test
  void moreShotsAndLargerBatchesThanThereAreTakeAll() throws IOException {
    Path prompt = train("shots=100", "batch-size=1000", "epochs=2", "method=erm");
    assertThat(history(prompt)).as("one step an epoch").hasSize(2);
  }

  @Test
  void morePartsThanClassesAndSamplesWork() throws IOException {
    assertThat(history(train("parts=40", "batch-size=5", "steps=2"))).hasSize(2);
  }

  @Test
  void aFullBatchIsOneStepAnEpoch() throws IOException {
    assertThat(history(train("batch-size=full", "epochs=3", "method=sam"))).hasSize(3);
  }

  @Test
  void aRandomContextHasTheLengthThatWasAskedFor() throws IOException {
    assertThat(contextShape(train("context-length=7", "steps=1"))).startsWith(7).hasSize(2);
  }

  @Test
  void aContextPerClassHasOneForEachTrainedClass() throws IOException {
    long[] shape =
        contextShape(train("context-per-class=true", "classes=base", "steps=1", "batch-size=4"));
    assertThat(shape).startsWith(DrawnTask.CLASSES / 2, 4).hasSize(3);
  }

  @Test
  void aConstantScheduleKeepsTheLearningRate() throws IOException {
    List<String> steps = history(train("schedule=constant", "lr=0.25", "steps=3"));
    assertThat(steps)
        .hasSize(3)
        .allSatisfy(step -> assertThat(step.split(",", -1)[2]).isEqualTo("0.25"));
  }

  @ParameterizedTest
  @EnumSource(UpdateMethod.class)
  void everyMethodTrains(UpdateMethod method) throws IOException {
    String name = method.name().toLowerCase(Locale.ROOT).replace('_', '-');
    Path prompt = train("method=" + name, "optimiser=adamw", "schedule=cosine", "steps=3");
    assertThat(history(prompt)).hasSize(3);
    assertThat(Files.readString(prompt.resolve("settings.yaml"))).startsWith("method: " + name);
  }

  @Test
  void lookSamReusesInBetween() throws IOException {
    assertThat(history(train("method=looksam", "period=2", "steps=4")))
        .extracting(step -> step.substring(step.lastIndexOf(',') + 1))
        .containsExactly("sam", "reused", "sam", "reused");
  }

  @Test
  void everyTextEncoderLearnsTheSameFromTheSame() throws IOException {
    for (String encoder : List.of("shared", "cut", "plain")) {
      Path out = directory.resolve(encoder);
      assertThat(
              PreparedTask.train(out, "text-encoder=" + encoder, "steps=2", "method=erm")
                  .exitCode())
          .isZero();
      assertThat(Double.parseDouble(history(out).get(0).split(",", -1)[3]))
          .isCloseTo(
              Double.parseDouble(history(directory.resolve("shared")).get(0).split(",", -1)[3]),
              org.assertj.core.data.Percentage.withPercentage(0.01));
    }
  }
}
