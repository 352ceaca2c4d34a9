package io.plateau.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.plateau.jobs.CommandRun;
import io.plateau.tensor.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every prompt learner, driven by a rule without a perturbation and by one with everything. */
@Tag("slow")
class LearnersTest {

  @TempDir private Path directory;

  static Stream<Arguments> learnersAndRules() {
    return Stream.of("coop", "kgcoop", "prograd", "cocoop")
        .flatMap(learner -> Stream.of("erm", "gcscoop").map(rule -> Arguments.of(learner, rule)));
  }

  @ParameterizedTest
  @MethodSource("learnersAndRules")
  void everyLearnerTrainsAndScores(String learner, String rule) throws IOException {
    Path prompt = train("prompt", learner, "method=" + rule);
    Path results = evaluate(prompt, "base-to-new");

    JsonArray methods =
        JsonParser.parseString(Files.readString(results.resolve("results.json")))
            .getAsJsonObject()
            .getAsJsonArray("methods");
    assertThat(methods).hasSize(2);
    for (JsonElement method : methods) {
      for (String part : new String[] {"base", "new", "h"}) {
        assertThat(method.getAsJsonObject().get(part).getAsDouble()).isBetween(0.0, 1.0);
      }
    }
    assertThat(CommandRun.done("inspect", prompt.toString()).out())
        .contains(rule + ", learner " + learner, "It is whole.");
  }

  @ParameterizedTest
  @MethodSource("learnersAndRules")
  void theSameSeedGivesTheSameBits(String learner, String rule) throws IOException {
    assertThat(learned(train("one", learner, "method=" + rule)))
        .isEqualTo(learned(train("two", learner, "method=" + rule)));
  }

  @Test
  void cocoopKeepsItsNetAndNoTextFeatures() throws IOException {
    Path prompt = train("prompt", "cocoop");

    assertThat(Safetensors.open(prompt.resolve("adapter_model.safetensors")).names())
        .containsExactly(
            "context",
            "meta_net.linear1.bias",
            "meta_net.linear1.weight",
            "meta_net.linear2.bias",
            "meta_net.linear2.weight");
    assertThat(Safetensors.open(prompt.resolve("text_features.safetensors")).names())
        .containsExactly("zero_shot_text_features");
    assertThat(CommandRun.done("inspect", prompt.toString()).out())
        .contains("meta_net.linear1.weight [4, 64]");
  }

  @Test
  void cocoopScoresClassesTogether() throws IOException {
    Path results = evaluate(train("prompt", "cocoop", "batch-size=1"), "all-classes");

    assertThat(results.resolve("report.html")).exists();
    assertThat(results.resolve("evaluation.json")).content().contains("\"gcscoop\"");
  }

  @Test
  void progradEndsWithTheWordsOfItsTemplate() throws IOException {
    Path start = train("words", "coop", "lr=1e-30", "steps=1", "schedule=constant");
    Path aligned =
        train("aligned", "prograd", "lr=1e-30", "steps=1", "schedule=constant", "context-length=6");

    float[] words = context(start);
    float[] all = context(aligned);
    assertThat(Arrays.copyOfRange(all, all.length - words.length, all.length))
        .containsExactly(words);
  }

  private static float[] context(Path prompt) throws IOException {
    return Safetensors.open(prompt.resolve("adapter_model.safetensors")).tensor("context").values();
  }

  private Path train(String name, String learner, String... settings) {
    Path out = directory.resolve(name);
    String[] all = {
      "learner=" + learner, "steps=3", "classes=base", "batch-size=4", "threads=1", "seed=2"
    };
    CommandRun run =
        PreparedTask.train(
            out, Stream.concat(Stream.of(all), Stream.of(settings)).toArray(String[]::new));
    assertThat(run).isEqualTo(new CommandRun(0, "", ""));
    return out;
  }

  private Path evaluate(Path prompt, String protocol) {
    Path out = directory.resolve("results");
    CommandRun.done(
        "evaluate",
        "--features",
        PreparedTask.features().toString(),
        "--prompt",
        prompt.toString(),
        "--protocol",
        protocol,
        "--out",
        out.toString());
    return out;
  }

  private static byte[] learned(Path prompt) throws IOException {
    return Files.readAllBytes(prompt.resolve("adapter_model.safetensors"));
  }
}
