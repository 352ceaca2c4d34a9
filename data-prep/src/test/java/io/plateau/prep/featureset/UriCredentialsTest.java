package io.plateau.prep.featureset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UriCredentialsTest {

  @ParameterizedTest
  @CsvSource({
    "s3a://key:secret@bucket/a, s3a://***@bucket/a",
    "s3a://key:sec/ret@bucket/a, s3a://***@bucket/a",
    "s3://key@bucket/a, s3://***@bucket/a",
    "s3a://key:secret, s3a://***",
    "--source=s3a://key:secret@bucket/a, --source=s3a://***@bucket/a",
    "http://user:password@proxy:8080, http://***@proxy:8080",
    "hdfs://user:password@host/a, hdfs://***@host/a"
  })
  void areFoundAndHidden(String text, String hidden) {
    assertThat(UriCredentials.areIn(text)).isTrue();
    assertThat(UriCredentials.hide(text)).isEqualTo(hidden);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3a://bucket/a@b:c",
        "hdfs://namenode:8020/a",
        "abfs://container@account.dfs.core.windows.net/a",
        "spark://host:7077",
        "file:///home/me/a:b@c",
        "photos/a@b",
        "http://127.0.0.1:9000"
      })
  void areNotSeenWhereThereAreNone(String text) {
    assertThat(UriCredentials.areIn(text)).isFalse();
    assertThat(UriCredentials.hide(text)).isEqualTo(text);
  }

  @Test
  void areHiddenWithinSentences() {
    assertThat(UriCredentials.hide("Cannot read s3a://k:s@b/x, nor s3a://b/y: no."))
        .isEqualTo("Cannot read s3a://***@b/x, nor s3a://b/y: no.");
  }

  @Test
  void theRefusalSaysWhereTheyBelong() {
    assertThat(UriCredentials.refusal("s3a://key:secret@bucket/a"))
        .isEqualTo(
            "Cannot use s3a://***@bucket/a: it has credentials in it, which would end up in logs and manifests. Leave them out, and set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY or what else docs/storage.md names.");
  }
}
