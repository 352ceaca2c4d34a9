package io.plateau.hdfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.jobs.registry.Change;
import io.plateau.jobs.registry.ConflictException;
import io.plateau.jobs.registry.Provenance;
import io.plateau.jobs.registry.Provenance.Kind;
import io.plateau.jobs.registry.Provenance.Verdict;
import io.plateau.jobs.registry.RegisteredVersion;
import io.plateau.jobs.registry.Registry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry on HDFS: a name node and a data node of their own. */
@Tag("slow")
class RegistryOnHdfsTest {

  private static final int WRITERS = 6;

  @TempDir private static Path directory;
  private static MiniDFSCluster cluster;

  @BeforeAll
  static void start() throws IOException {
    Configuration configuration = new Configuration();
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, directory.resolve("hdfs").toString());
    cluster = new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
  }

  @AfterAll
  static void stop() {
    cluster.shutdown();
  }

  @Test
  void ofWritersAtOnceOneWinsAndTheOthersAreTold() throws Exception {
    Registry registry =
        Registry.init(
            "hdfs://localhost:%d/registry".formatted(cluster.getNameNodePort()),
            new Configuration());
    List<Callable<Boolean>> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      writers.add(
          () -> {
            RegisteredVersion version =
                registry.add(
                    "test",
                    new Provenance(
                        Kind.ADDED, "gcscoop", "pets.prompt", "m0de1", null, "", Verdict.NONE),
                    new TreeMap<>(),
                    Map.of("artifact/config.json", "{}".getBytes(StandardCharsets.UTF_8)));
            try {
              registry.promote(version, null, new Change("mara", ""));
              return true;
            } catch (ConflictException e) {
              return false;
            }
          });
    }
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    int won = 0;
    for (Future<Boolean> writer : threads.invokeAll(writers)) {
      won += writer.get() ? 1 : 0;
    }
    threads.shutdown();

    assertThat(won).isEqualTo(1);
    assertThat(registry.versions()).hasSize(WRITERS);
    registry.current().verify();
  }
}
