package io.plateau.prep.featureset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StorageFailureTest {

  private static final String PLACE = "s3a://bucket/a";

  private static Optional<String> sentence(Throwable failure) {
    return StorageFailure.explain(PLACE, failure).map(Exception::getMessage);
  }

  @Test
  void anUnreachableEndpointIsFoundBelowWhatTheClientSays() {
    assertThat(sentence(new IOException("HEAD", new ConnectException("Connection refused"))))
        .contains(
            "Cannot use s3a://bucket/a: the endpoint does not answer (Connection refused). Check fs.s3a.endpoint, fs.s3a.endpoint.region and the network.");
    assertThat(sentence(new SocketTimeoutException("Read timed out")))
        .hasValueSatisfying(text -> assertThat(text).contains("does not answer (Read timed out)"));
  }

  @Test
  void anUnknownHostIsNamed() {
    assertThat(sentence(new UnknownHostException("s3.example")))
        .hasValueSatisfying(text -> assertThat(text).contains("has no address (s3.example)"));
  }

  @Test
  void beingNobodyIsNotBeingRefused() {
    assertThat(sentence(new AccessDeniedException("a", null, "403 Forbidden")))
        .hasValueSatisfying(text -> assertThat(text).contains("access is denied"));
    assertThat(sentence(new AccessDeniedException("a", null, "No AWS Credentials provided by X")))
        .hasValueSatisfying(text -> assertThat(text).contains("no credentials were found"));
  }

  @Test
  void aMissingClientIsNamedWithItsVersion() {
    assertThat(
            sentence(new IllegalStateException(new ClassNotFoundException("fs.s3a.S3AFileSystem"))))
        .hasValueSatisfying(
            text ->
                assertThat(text)
                    .contains("a class of its client is missing (fs.s3a.S3AFileSystem)")
                    .contains("add hadoop-aws " + org.apache.hadoop.util.VersionInfo.getVersion()));
  }

  @Test
  void missingFilesAndHiccupsAreLeftAsTheyAre() {
    IOException hiccup = new IOException("503 Slow Down");

    assertThat(sentence(new FileNotFoundException("a"))).isEmpty();
    assertThat(StorageFailure.explained(PLACE, hiccup)).isSameAs(hiccup);
  }
}
