package io.plateau.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.NotSerializableException;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;

class FailureTest {

  @Test
  void aSignalIsNotUnexpected() {
    assertThat(
            Failure.sentence(new Exception("Job 4 cancelled because SparkContext was shut down")))
        .startsWith("Stopped before the end: Spark was shut down.")
        .contains("--resume");
  }

  @Test
  void neitherIsWhatComesAfterIt() {
    IllegalStateException next =
        new IllegalStateException(
            "Cannot call methods on a stopped SparkContext.\nThis stopped SparkContext was created at:\n");
    assertThat(Failure.isShutDown(next)).isTrue();
    assertThat(Failure.sentence(next)).startsWith("Stopped before the end: Spark was shut down.");
    assertThat(Failure.isShutDown(new IOException("Cannot read a.yaml: no."))).isFalse();
  }

  @Test
  void ourOwnSentencesStandAlone() {
    assertThat(Failure.sentence(new IOException("Cannot read a.yaml: there is no such file.")))
        .isEqualTo("Cannot read a.yaml: there is no such file.");
  }

  @Test
  void whatAnExecutorSaidIsFoundInsideSparksException() {
    Exception executor = new IllegalStateException("Cannot take a step: the loss is NaN.");
    assertThat(Failure.sentence(new SparkException("Job aborted due to stage failure", executor)))
        .isEqualTo("Cannot take a step: the loss is NaN.");
  }

  @Test
  void aPastedStackTraceIsCutOff() {
    assertThat(Failure.sentence(new SparkException("Lost task 0.0\n\tat a.B.c(B.java:1)\n", null)))
        .isEqualTo(
            "Unexpected SparkException: Lost task 0.0. Run again with --verbose to see where.");
  }

  @Test
  void defectsSayWhatTheyAre() {
    assertThat(Failure.sentence(new ArrayIndexOutOfBoundsException("Index 3 out of bounds")))
        .isEqualTo(
            "Unexpected ArrayIndexOutOfBoundsException: Index 3 out of bounds."
                + " Run again with --verbose to see where.");
    assertThat(Failure.sentence(new IllegalStateException()))
        .startsWith("Unexpected IllegalStateException: no message.");
  }

  @Test
  void bareFactsOfTheJdkSayWhatTheyAre() {
    assertThat(Failure.sentence(new NotSerializableException("a.B\nSerialization stack:\n- a.B")))
        .startsWith("Unexpected NotSerializableException: a.B. Run again");
  }
}
