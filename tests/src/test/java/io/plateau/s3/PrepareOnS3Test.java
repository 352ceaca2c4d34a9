package io.plateau.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.endtoend.DrawnTask;
import io.plateau.feature.FeatureTable;
import io.plateau.jobs.CommandRun;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.FeatureSetManifest;
import io.plateau.prep.featureset.Split;
import io.plateau.prep.featureset.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From images on S3 to a feature set on S3, and from it to a prompt on S3, as commands do it. */
@Tag("slow")
@Timeout(300)
class PrepareOnS3Test {

  private static final Fault BUSY = new Fault.SlowDown();

  @TempDir private static Path directory;
  private static S3Store s3;
  private static String bucket;

  /** Prepares the same images from S3 to S3, through faults, and on the disk. */
  @BeforeAll
  static void prepare() throws IOException {
    s3 = S3Store.start(directory);
    bucket = s3.newBucket();
    Path images = directory.resolve("images");
    DrawnTask.write(images);
    upload(images);
    CommandRun.done(prepare(images.toString(), directory.resolve("features").toString()));

    s3.proxy().inject(request -> true, n -> n % 7 == 3, BUSY);
    s3.proxy().inject(S3Request::isGet, n -> n % 5 == 0, new Fault.CutResponse(2000));
    s3.proxy().inject(S3Request::isGet, n -> n % 6 == 1, new Fault.CutResponse(3));
    s3.proxy().inject(S3Request::isPut, n -> n % 3 == 1, new Fault.CutRequest(100));
    s3.proxy().inject(S3Request::isPut, n -> n % 4 == 2, new Fault.CutResponse(3));
    CommandRun.done(withS3(prepare(uri("images"), uri("features"))));
  }

  @AfterAll
  static void stop() throws IOException {
    s3.close();
  }

  private static void upload(Path images) throws IOException {
    Storage target = Storage.at(uri("images"), s3.configuration());
    try (Stream<Path> tree = Files.walk(images)) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        target.write(images.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    s3.proxy().reset();
  }

  private static String uri(String name) {
    return "s3a://" + bucket + "/" + name;
  }

  private static String[] prepare(String source, String out) {
    return new String[] {"prepare", "--source", source, "--model", "embedded", "--out", out};
  }

  private static String[] withS3(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(s3.options());
    return all.toArray(String[]::new);
  }

  private static FeatureSet onS3() throws IOException {
    return FeatureSet.open(uri("features"), s3.configuration());
  }

  private static FeatureSet onDisk() throws IOException {
    return FeatureSet.open(directory.resolve("features").toString(), new Configuration());
  }

  @Test
  void theFeaturesAreThoseOfTheDisk() throws IOException {
    for (Split split : List.of(Split.TRAIN, Split.TEST)) {
      FeatureTable found = onS3().read(split);
      FeatureTable expected = onDisk().read(split);

      assertThat(found.ids()).isEqualTo(expected.ids());
      assertThat(found.classNames()).isEqualTo(expected.classNames());
      assertThat(found.batch().labels()).isEqualTo(expected.batch().labels());
      assertThat(found.batch().features()).isEqualTo(expected.batch().features());
    }
  }

  @Test
  void nothingWasSetAsideButTheBrokenImage() throws IOException {
    assertThat(onS3().manifest().quarantine().rows()).isEqualTo(1);
  }

  @Test
  void everyShardIsWhole() throws IOException {
    onS3().verify();
  }

  @Test
  void noObjectWasRenamedAndTheManifestCameLast() {
    assertThat(s3.proxy().requests()).noneMatch(S3Request::isCopy);
    List<String> written =
        s3.proxy().requests().stream()
            .filter(S3Request::isPut)
            .map(S3Request::target)
            .filter(target -> target.contains(".parquet") || target.contains("manifest.json"))
            .toList();
    assertThat(written.get(written.size() - 1)).contains(FeatureSetManifest.FILE_NAME);
    assertThat(written).anyMatch(target -> target.contains(".parquet"));
  }

  @Test
  void aPromptIsLearnedFromThereToThere() throws IOException {
    String[] train = {
      "train", "--features", uri("features"), "--model", "embedded", "--out", uri("prompt")
    };
    List<String> args = new ArrayList<>(List.of(withS3(train)));
    args.addAll(List.of("--set", "steps=3", "--set", "checkpoint-every=1"));

    CommandRun.done(args.toArray(String[]::new));

    assertThat(s3.objects(bucket))
        .contains("prompt/adapter_config.json", "prompt/checkpoints/step-000000003.safetensors");
    assertThat(s3.proxy().requests()).noneMatch(S3Request::isCopy);
  }
}
