package io.plateau.jobs.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryJobTest {

  @TempDir private Path root;

  private void write(String directory, String ended, String json) throws IOException {
    Path file = Files.createDirectories(root.resolve(directory)).resolve("run.json");
    Files.writeString(file, json);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse(ended)));
  }

  private void writeRun(String directory, String ended, String method) throws IOException {
    write(
        directory,
        ended,
        """
        {"command": "train", "settings": {"method": "%s", "lr": "0.002", "seed": "1"},
         "versions": {"plateau": "0.1.0"}, "digests": {"model": "ab"}, "seconds": 12.4}
        """
            .formatted(method));
  }

  private List<String> history(HistoryArguments.Form form) throws IOException {
    StringWriter out = new StringWriter();
    new HistoryJob(new Configuration(), new PrintWriter(out))
        .run(new HistoryArguments(root.toString(), form));
    return out.toString().lines().toList();
  }

  @Test
  void runsAreListedOldestFirst() throws IOException {
    writeRun("later", "2026-02-01T10:00:00Z", "sam");
    writeRun("deep/down/earlier", "2026-01-01T09:30:00Z", "gcscoop");
    assertThat(history(HistoryArguments.Form.TABLE))
        .containsExactly(
            "ended             command  seconds  plateau  settings               directory",
            "2026-01-01 09:30  train    12       0.1.0    method=gcscoop seed=1  file:%s/deep/down/earlier"
                .formatted(root),
            "2026-02-01 10:00  train    12       0.1.0    method=sam seed=1      file:%s/later"
                .formatted(root));
  }

  @Test
  void jsonHasTheWholeRecord() throws IOException {
    writeRun("one", "2026-01-01T09:30:00Z", "gcscoop");
    List<String> lines = history(HistoryArguments.Form.JSON);
    assertThat(lines).hasSize(1);
    JsonObject run = JsonParser.parseString(lines.get(0)).getAsJsonObject();
    assertThat(run.get("ended").getAsString()).isEqualTo("2026-01-01T09:30:00Z");
    assertThat(run.getAsJsonObject("settings").get("lr").getAsString()).isEqualTo("0.002");
    assertThat(run.getAsJsonObject("digests").get("model").getAsString()).isEqualTo("ab");
  }

  @Test
  void aRecordThatCannotBeReadHidesNoOther() throws IOException {
    writeRun("good", "2026-01-01T09:30:00Z", "sam");
    write("damaged", "2026-01-01T09:30:00Z", "{\"command\": ");
    write("strange", "2026-01-01T09:30:00Z", "{}");
    assertThat(history(HistoryArguments.Form.JSON)).hasSize(1);
  }

  @Test
  void aDirectoryWithoutRunsIsRefused() {
    assertThatThrownBy(() -> history(HistoryArguments.Form.TABLE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no directory there holds a run.json");
  }

  @Test
  void aMissingDirectoryIsRefused() {
    HistoryJob job = new HistoryJob(new Configuration(), new PrintWriter(new StringWriter()));
    HistoryArguments arguments =
        new HistoryArguments(root.resolve("none").toString(), HistoryArguments.Form.TABLE);
    assertThatThrownBy(() -> job.run(arguments))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("there is no such directory");
  }
}
