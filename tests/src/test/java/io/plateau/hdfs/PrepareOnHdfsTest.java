package io.plateau.hdfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.endtoend.DrawnTask;
import io.plateau.jobs.CommandRun;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.Split;
import io.plateau.prep.featureset.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Preparing from HDFS to HDFS: a name node and a data node of their own. */
@Tag("slow")
class PrepareOnHdfsTest {

  @TempDir private static Path directory;
  private static MiniDFSCluster cluster;
  private static String root;

  @BeforeAll
  static void prepare() throws IOException {
    Configuration configuration = new Configuration();
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, directory.resolve("hdfs").toString());
    cluster = new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
    root = "hdfs://localhost:%d".formatted(cluster.getNameNodePort());
    Path images = directory.resolve("images");
    DrawnTask.write(images);
    upload(images);
    CommandRun.done(prepare(images.toString(), directory.resolve("features").toString()));
    CommandRun.done(prepare(root + "/images", root + "/features"));
  }

  @AfterAll
  static void stop() {
    cluster.shutdown();
  }

  private static void upload(Path images) throws IOException {
    Storage target = Storage.at(root + "/images", new Configuration());
    try (Stream<Path> tree = Files.walk(images)) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        target.write(images.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
  }

  private static String[] prepare(String source, String out) {
    return new String[] {"prepare", "--source", source, "--model", "embedded", "--out", out};
  }

  @Test
  void theFeaturesAreThoseOfTheDisk() throws IOException {
    FeatureSet found = FeatureSet.open(root + "/features", new Configuration());
    FeatureSet expected =
        FeatureSet.open(directory.resolve("features").toString(), new Configuration());

    found.verify();
    for (Split split : new Split[] {Split.TRAIN, Split.TEST}) {
      assertThat(found.read(split).ids()).isEqualTo(expected.read(split).ids());
      assertThat(found.read(split).batch().features())
          .isEqualTo(expected.read(split).batch().features());
    }
  }

  @Test
  void nothingIsLeftBehind() throws IOException {
    FileSystem files = cluster.getFileSystem();

    assertThat(Stream.of(files.listStatus(new org.apache.hadoop.fs.Path("/features"))))
        .extracting(file -> file.getPath().getName())
        .containsExactlyInAnyOrder("features", "manifest.json", "quarantine", "run.json");
  }

  @Test
  void aFileIsCreatedByOneOnly() throws IOException {
    Storage storage = Storage.at(root + "/lock", new Configuration());

    assertThat(storage.createsExclusively()).isTrue();
    assertThat(storage.createNew("a.json", "first")).isTrue();
    assertThat(storage.createNew("a.json", "second")).isFalse();
    assertThat(storage.readText("a.json")).isEqualTo("first");
  }

  @Test
  void aPromptIsLearnedFromThereToThere() {
    CommandRun run =
        CommandRun.done(
            "train",
            "--features",
            root + "/features",
            "--model",
            "embedded",
            "--out",
            root + "/prompt",
            "--set",
            "steps=3",
            "--set",
            "checkpoint-every=1");

    assertThat(run.exitCode()).isZero();
    assertThat(CommandRun.done("inspect", root + "/prompt").out()).contains("whole");
  }
}
