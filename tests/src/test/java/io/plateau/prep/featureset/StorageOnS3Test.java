package io.plateau.prep.featureset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plateau.s3.Fault;
import io.plateau.s3.FaultyProxy;
import io.plateau.s3.S3Request;
import io.plateau.s3.S3Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A directory on S3 while requests are refused and connections are lost. */
@Tag("slow")
@Timeout(120)
class StorageOnS3Test {

  private static final Fault BUSY = new Fault.SlowDown();

  @TempDir private static Path directory;
  private static S3Store s3;
  private static FaultyProxy proxy;

  private String bucket;
  private Storage storage;

  @BeforeAll
  static void start() throws IOException {
    s3 = S3Store.start(directory);
    proxy = s3.proxy();
  }

  @AfterAll
  static void stop() throws IOException {
    s3.close();
  }

  @BeforeEach
  void makeBucket() throws IOException {
    bucket = s3.newBucket();
    storage = at(new Configuration(false));
  }

  @AfterEach
  void noObjectWasEverRenamed() {
    assertThat(proxy.requests()).noneMatch(S3Request::isCopy);
    proxy.reset();
  }

  private Storage at(Configuration more) throws IOException {
    Configuration configuration = s3.configuration();
    configuration.setBoolean("fs.s3a.impl.disable.cache", true); // settings differ
    more.forEach(setting -> configuration.set(setting.getKey(), setting.getValue()));
    return Storage.at("s3a://" + bucket + "/out", configuration);
  }

  private static byte[] content(int bytes) {
    byte[] content = new byte[bytes];
    new Random(1).nextBytes(content);
    return content;
  }

  @Test
  void whatIsWrittenIsReadListedReplacedAndDeleted() throws IOException {
    storage.writeText("a/file", "old");
    storage.writeText("a/file", "new");

    assertThat(storage.readText("a/file")).isEqualTo("new");
    assertThat(storage.exists("a/file")).isTrue();
    assertThat(storage.fileNames("a")).containsExactly("file");
    assertThat(storage.fileNames("none")).isEmpty();
    assertThat(s3.objects(bucket)).containsExactly("out/a/file");

    storage.delete("a/file");

    assertThat(storage.exists("a/file")).isFalse();
  }

  @Test
  void aFileCostsOnePutAndNoRename() throws IOException {
    storage.writeText("a/first", "whole");
    proxy.reset();

    storage.writeText("a/file", "whole");

    assertThat(proxy.requests()).filteredOn(S3Request::isPut).hasSize(1);
    assertThat(proxy.requests()).extracting(S3Request::method).isSubsetOf("HEAD", "GET", "PUT");
  }

  @Test
  void aBusyStoreIsAskedAgain() throws IOException {
    proxy.inject(request -> true, n -> n % 2 == 1, BUSY);

    storage.writeText("a/file", "whole");

    assertThat(storage.readText("a/file")).isEqualTo("whole");
    assertThat(storage.fileNames("a")).containsExactly("file");
    storage.delete("a/file");
    assertThat(storage.exists("a/file")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2_000, 100_000, 250_000})
  void aReadThatIsCutOffGoesOn(long bytes) throws IOException {
    byte[] content = content(300_000);
    storage.write("file", content);
    proxy.inject(S3Request::isGet, n -> n <= 2, new Fault.CutResponse(bytes));

    assertThat(storage.read("file")).isEqualTo(content);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 150_000})
  void aWriteThatIsCutOffIsRepeated(long bytes) throws IOException {
    byte[] content = content(300_000);
    proxy.inject(S3Request::isPut, n -> n <= 2, new Fault.CutRequest(bytes));

    storage.write("file", content);

    assertThat(storage.read("file")).isEqualTo(content);
  }

  @Test
  void anAnswerThatIsLostIsNotAnObjectThatIsLost() throws IOException {
    proxy.inject(S3Request::isPut, n -> n == 1, new Fault.CutResponse(5));

    storage.writeText("file", "whole");

    assertThat(storage.readText("file")).isEqualTo("whole");
  }

  @Test
  void aLargeFileGoesInPartsOfWhichSomeAreRepeated() throws IOException {
    Storage inParts = inParts();
    byte[] content = content(12 << 20);
    proxy.inject(request -> request.names("partNumber="), n -> n % 2 == 1, BUSY);
    proxy.inject(
        request -> request.names("partNumber=2"), n -> n == 1, new Fault.CutRequest(1 << 20));

    inParts.write("file", content);

    assertThat(inParts.read("file")).isEqualTo(content);
    assertThat(proxy.requests()).anyMatch(request -> request.names("partNumber=3"));
  }

  private Storage inParts() throws IOException {
    Configuration parts = new Configuration(false);
    parts.set("fs.s3a.multipart.size", "5M");
    parts.set("fs.s3a.multipart.threshold", "5M");
    return at(parts);
  }

  @Test
  void aWriterThatFailsMidwayLeavesNothing() {
    assertThatThrownBy(() -> storage.write("file", out -> failAfter(out, content(1000))))
        .hasMessage("The source is gone.");

    assertNothingIsThere();
    assertThat(proxy.requests()).noneMatch(S3Request::isPut);
  }

  @Test
  void aWriterThatFailsMidwayInALargeFileLeavesNothing() throws IOException {
    Storage inParts = inParts();

    assertThatThrownBy(() -> inParts.write("file", out -> failAfter(out, content(11 << 20))))
        .hasMessage("The source is gone.");

    assertNothingIsThere();
    assertThat(proxy.requests())
        .anyMatch(request -> request.method().equals("DELETE") && request.names("uploadId="));
  }

  @Test
  void aWriterThatFailsMidwayLeavesTheOldFile() throws IOException {
    storage.writeText("file", "old");

    assertThatThrownBy(() -> storage.write("file", out -> failAfter(out, content(1000))))
        .hasMessage("The source is gone.");

    assertThat(storage.readText("file")).isEqualTo("old");
  }

  private static void failAfter(FSDataOutputStream out, byte[] written) throws IOException {
    out.write(written);
    throw new IOException("The source is gone.");
  }

  @Test
  void aStoreThatNeverTakesItLeavesNothing() throws IOException {
    Configuration soon = new Configuration(false);
    soon.set("fs.s3a.attempts.maximum", "1");
    soon.set("fs.s3a.retry.limit", "1");
    Storage hasty = at(soon);
    proxy.inject(S3Request::isPut, n -> true, new Fault.CutRequest(100));

    assertThatIOException().isThrownBy(() -> hasty.write("file", content(300_000)));

    assertNothingIsThere();
  }

  private void assertNothingIsThere() {
    try {
      assertThat(storage.fileNames(".")).isEmpty();
      assertThat(storage.exists("file")).isFalse();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
