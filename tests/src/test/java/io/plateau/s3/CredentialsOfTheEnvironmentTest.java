package io.plateau.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.cluster.PlateauProcess;
import io.plateau.endtoend.DrawnTask;
import io.plateau.prep.featureset.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Credentials that are where they belong: in the environment of a process of its own. */
@Tag("cluster")
@Timeout(300)
class CredentialsOfTheEnvironmentTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "AWS_ACCESS_KEY_ID", S3Server.ACCESS_KEY, "AWS_SECRET_ACCESS_KEY", S3Server.SECRET_KEY);

  @TempDir private Path directory;

  @Test
  void letPrepareInAndAreWrittenNowhere() throws IOException {
    try (S3Store s3 = S3Store.start(directory)) {
      String bucket = s3.newBucket();
      Path images = directory.resolve("images");
      DrawnTask.write(images);
      String out = "s3a://%s/features".formatted(bucket);

      Path log = directory.resolve("prepare.log");
      try (PlateauProcess prepare = start(s3, log, images.toString(), out)) {
        assertThat(prepare.exitCode()).as(prepare.log()).isZero();
      }
      Path failed = directory.resolve("failed.log");
      String missing = "s3a://%s/features".formatted(S3Store.unusedBucket());
      try (PlateauProcess prepare = start(s3, failed, images.toString(), missing)) {
        assertThat(prepare.exitCode()).isEqualTo(1);
      }

      assertThat(s3.objects(bucket)).contains("features/manifest.json");
      assertThat(Files.readString(failed)).contains("there is no such bucket", "\tat ");
      assertThat(Files.readString(log) + Files.readString(failed))
          .doesNotContain(S3Server.SECRET_KEY);
      assertThat(objectsWithTheSecret(s3, bucket)).isEmpty();
    }
  }

  private static PlateauProcess start(S3Store s3, Path log, String source, String out)
      throws IOException {
    List<String> args = new ArrayList<>(List.of("prepare", "--source", source, "--out", out));
    args.addAll(List.of("--model", "embedded", "--verbose"));
    args.addAll(S3Store.options(S3Store.settingsOf(s3.proxy().endpoint())));
    return PlateauProcess.start(log, ENVIRONMENT, args);
  }

  private static List<String> objectsWithTheSecret(S3Store s3, String bucket) throws IOException {
    Storage storage = Storage.at("s3a://" + bucket + "/", s3.configuration());
    List<String> found = new ArrayList<>();
    for (String object : s3.objects(bucket)) {
      String text = new String(storage.read(object), StandardCharsets.ISO_8859_1);
      if (text.contains(S3Server.SECRET_KEY)) {
        found.add(object);
      }
    }
    return found;
  }
}
