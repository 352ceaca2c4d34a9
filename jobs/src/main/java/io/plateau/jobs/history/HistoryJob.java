package io.plateau.jobs.history;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import io.plateau.jobs.command.Job;
import io.plateau.jobs.run.RunRecord;
import io.plateau.prep.featureset.Storage;
import io.plateau.prep.featureset.StorageAccess;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lists the runs below a directory, oldest first. */
final class HistoryJob implements Job<HistoryArguments> {

  private static final Logger LOG = LoggerFactory.getLogger(HistoryJob.class);
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private final Configuration configuration;
  private final PrintWriter out;

  HistoryJob(Configuration configuration, PrintWriter out) {
    this.configuration = configuration;
    this.out = out;
  }

  @Override
  public void run(HistoryArguments arguments) throws IOException {
    List<PastRun> runs = runs(arguments.root());
    switch (arguments.form()) {
      case JSON -> runs.forEach(run -> out.println(json(run)));
      case TABLE -> table(runs);
    }
    out.flush();
  }

  private List<PastRun> runs(String root) throws IOException {
    FileSystem files = StorageAccess.fileSystem(root, configuration);
    List<PastRun> runs = new ArrayList<>();
    try {
      RemoteIterator<LocatedFileStatus> all = files.listFiles(new Path(root), true);
      while (all.hasNext()) {
        FileStatus file = all.next();
        if (file.getPath().getName().equals(RunRecord.FILE_NAME)) {
          read(file, runs);
        }
      }
    } catch (FileNotFoundException e) {
      throw new IOException(
          "Cannot list the runs below %s: there is no such directory. Check the path."
              .formatted(root),
          e);
    }
    if (runs.isEmpty()) {
      throw new IOException(
          "Cannot list the runs below %s: no directory there holds a %s. Name one that runs have written to with --out."
              .formatted(root, RunRecord.FILE_NAME));
    }
    runs.sort(Comparator.comparing(PastRun::ended).thenComparing(PastRun::directory));
    return runs;
  }

  /** A record that cannot be read hides none of the others. */
  private void read(FileStatus file, List<PastRun> runs) throws IOException {
    String directory = file.getPath().getParent().toString();
    String json = Storage.at(directory, configuration).readText(RunRecord.FILE_NAME);
    try {
      RunRecord record = GSON.fromJson(json, RunRecord.class);
      runs.add(new PastRun(directory, Instant.ofEpochMilli(file.getModificationTime()), record));
    } catch (RuntimeException e) { // Gson's for no JSON, or for what a record's constructor refuses
      LOG.warn("{} is left out: it is not the record of a run.", file.getPath());
    }
  }

  private static String json(PastRun run) {
    JsonObject line = new JsonObject();
    line.addProperty("ended", run.ended().toString());
    line.addProperty("directory", run.directory());
    GSON.toJsonTree(run.record())
        .getAsJsonObject()
        .entrySet()
        .forEach(e -> line.add(e.getKey(), e.getValue()));
    return GSON.toJson(line);
  }

  private void table(List<PastRun> runs) {
    List<List<String>> rows = new ArrayList<>(List.of(PastRun.head()));
    runs.forEach(run -> rows.add(run.row()));
    int columns = PastRun.head().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int column = 0; column < columns; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        line.append(row.get(column))
            .append(" ".repeat(widths[column] - row.get(column).length() + 2));
      }
      out.println(line.toString().stripTrailing());
    }
  }
}
