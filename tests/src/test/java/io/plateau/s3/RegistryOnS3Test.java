package io.plateau.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.jobs.CommandRun;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A registry on S3, where nothing can be created only if it is not there yet. */
@Tag("slow")
@Timeout(120)
class RegistryOnS3Test {

  private static final Change CHANGE = new Change("mara", "");

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

  private static RegisteredVersion add(Registry registry) throws IOException {
    return registry.add(
        "test",
        new Provenance(Kind.ADDED, "gcscoop", "pets.prompt", "m0de1", null, "", Verdict.NONE),
        new TreeMap<>(),
        Map.of("artifact/config.json", "{}".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void ofWritersAtOnceOneWinsAndTheOthersAreTold() throws Exception {
    String location = "s3a://" + s3.newBucket() + "/registry";
    Registry registry = Registry.init(location, s3.configuration());
    s3.proxy().inject(request -> true, n -> n % 7 == 3, new Fault.SlowDown());
    List<RegisteredVersion> versions = List.of(add(registry), add(registry), add(registry));
    ExecutorService threads = Executors.newFixedThreadPool(3);
    List<Callable<Boolean>> writers = new ArrayList<>();
    for (RegisteredVersion version : versions) {
      writers.add(
          () -> {
            try {
              Registry.open(location, s3.configuration()).promote(version, null, CHANGE);
              return true;
            } catch (ConflictException e) {
              return false;
            }
          });
    }
    int won = 0;
    for (Future<Boolean> writer : threads.invokeAll(writers)) {
      won += writer.get() ? 1 : 0;
    }
    threads.shutdown();

    assertThat(won).isEqualTo(1);
    assertThat(registry.history()).hasSize(1);
    assertThat(s3.proxy().requests()).noneMatch(S3Request::isCopy);
  }

  @Test
  void theCommandsWorkThere() throws IOException {
    String bucket = s3.newBucket();
    String option = "--registry=s3a://" + bucket + "/registry";
    Registry registry = Registry.init("s3a://" + bucket + "/registry", s3.configuration());
    add(registry);
    add(registry);
    add(registry);

    assertThat(run("promote", "2", option).out()).startsWith("Version 2 is in use now.");
    assertThat(run("list", option).out().lines()).hasSize(4);
    assertThat(run("show", "current", "--verify", option).out())
        .contains("All 1 files are what was registered.");
    assertThat(run("gc", "--keep=1", option).out()).startsWith("Deleted versions [1],");

    assertThat(s3.objects(bucket))
        .containsExactly(
            "registry/pointers/000000001.json",
            "registry/registry.json",
            "registry/versions/000002/artifact/config.json",
            "registry/versions/000002/reserved.json",
            "registry/versions/000002/version.json",
            "registry/versions/000003/artifact/config.json",
            "registry/versions/000003/reserved.json",
            "registry/versions/000003/version.json");
  }

  private static CommandRun run(String... args) {
    List<String> all = new ArrayList<>(List.of("registry"));
    all.addAll(List.of(args));
    all.addAll(s3.options());
    return CommandRun.done(all.toArray(String[]::new));
  }
}
