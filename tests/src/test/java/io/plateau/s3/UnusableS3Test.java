package io.plateau.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.jobs.CommandRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads, and soon, of a store that cannot be used. */
@Tag("slow")
@Timeout(120)
class UnusableS3Test {

  private static final int FAILED = 1;
  private static final int WRONG_USE = 2;

  /** As docs/storage.md promises. */
  private static final Duration SOON = Duration.ofSeconds(60);

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

  private static CommandRun prepare(String bucket, Map<String, String> settings) {
    List<String> args = new ArrayList<>(List.of("prepare", "--source", "s3a://" + bucket + "/i"));
    args.addAll(List.of("--model", "embedded", "--out", directory.resolve(bucket).toString()));
    args.addAll(List.of("--verbose"));
    args.addAll(S3Store.options(settings));
    return CommandRun.of(args.toArray(String[]::new));
  }

  /** The trace of --verbose ends with the sentence. */
  private static void assertRefused(CommandRun run, String sentence) {
    assertThat(run.exitCode()).isEqualTo(FAILED);
    assertThat(run.err().lines().reduce("", (before, line) -> line)).isEqualTo(sentence);
    assertThat(run.out() + run.err()).doesNotContain(S3Server.SECRET_KEY);
  }

  private static Map<String, String> withKeys(URI endpoint) {
    Map<String, String> settings = S3Store.settingsOf(endpoint);
    settings.put("fs.s3a.access.key", S3Server.ACCESS_KEY);
    settings.put("fs.s3a.secret.key", S3Server.SECRET_KEY);
    return settings;
  }

  @Test
  void anEndpointThatRefusesConnectionsIsNamedSoon() throws IOException {
    String bucket = S3Store.unusedBucket();
    int free;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = closed.getLocalPort();
    }
    long start = System.nanoTime();

    CommandRun run = prepare(bucket, withKeys(URI.create("http://127.0.0.1:" + free)));

    assertThat(run.err().lines().reduce("", (before, line) -> line))
        .startsWith("Cannot use s3a://%s/i: the endpoint does not answer (".formatted(bucket))
        .endsWith("Check fs.s3a.endpoint, fs.s3a.endpoint.region and the network.");
    assertThat(run.exitCode()).isEqualTo(FAILED);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
  }

  @Test
  void anEndpointThatNeverAnswersIsNamedSoon() throws IOException {
    String bucket = S3Store.unusedBucket();
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      long start = System.nanoTime();

      CommandRun run =
          prepare(bucket, withKeys(URI.create("http://127.0.0.1:" + silent.getLocalPort())));

      assertThat(run.err().lines().reduce("", (before, line) -> line))
          .startsWith("Cannot use s3a://%s/i: the endpoint does not answer (".formatted(bucket));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    }
  }

  @Test
  void aMissingBucketIsNamed() {
    String bucket = S3Store.unusedBucket();

    assertRefused(
        prepare(bucket, s3.settings()),
        "Cannot use s3a://%s/i: there is no such bucket. Check its name and fs.s3a.endpoint."
            .formatted(bucket));
  }

  @Test
  void whoIsNotLetInReadsWhy() throws IOException {
    String bucket = s3.newBucket();
    Map<String, String> settings = s3.settings();
    settings.put("fs.s3a.access.key", "SOMEBODYELSE");

    assertRefused(
        prepare(bucket, settings),
        "Cannot use s3a://%s/i: access is denied (HTTP 401 or 403). Check whose credentials these are, and that they may list, read and write there."
            .formatted(bucket));
  }

  @Test
  void aMissingDirectoryIsNoTroubleOfTheStore() throws IOException {
    String bucket = s3.newBucket();

    assertRefused(
        prepare(bucket, s3.settings()),
        "Cannot prepare s3a://%s/i: there is no such directory or file. Check --source."
            .formatted(bucket));
  }

  @Test
  void aBucketThatIsNoneIsWrong() {
    assertRefused(
        prepare("my_bucket", s3.settings()),
        "Cannot use s3a://my_bucket/i: it names no bucket that S3A can use. Write s3a://BUCKET/PATH, with a BUCKET of lower-case letters, digits, hyphens and dots.");
  }

  @Test
  void credentialsInAUriAreRefusedByEveryCommandAndNotRepeated() {
    String uri = "s3a://KEY:" + S3Server.SECRET_KEY + "@bucket/a";
    for (String[] args :
        List.of(
            new String[] {"prepare", "--source", uri, "--model", "embedded", "--out", "o"},
            new String[] {"train", "--features=" + uri, "--model", "embedded", "--out", "o"},
            new String[] {"evaluate", "--features", "f", "--prompt", uri, "--out", "o"},
            new String[] {"inspect", uri},
            new String[] {"embed", "--verbose", "--model", uri},
            new String[] {"no-such-command", uri})) {
      CommandRun run = CommandRun.of(args);

      assertThat(run.exitCode()).isEqualTo(WRONG_USE);
      assertThat(run.err())
          .startsWith("Cannot use ")
          .contains("s3a://***@bucket/a: it has credentials in it");
      assertThat(run.out() + run.err()).doesNotContain(S3Server.SECRET_KEY);
    }
  }
}
