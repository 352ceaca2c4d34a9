package io.plateau.prep.source;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.plateau.prep.featureset.Split;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.Path;

/**
 * The splits that CoOp (Zhou et al. 2022) published: {@code split_zhou_<Data>.json} with {@code
 * {"train"|"val"|"test": [[path, label, class name], …]}}. The place of an entry in its list is the
 * position of its item, so few-shot subsets are CoOp's own.
 */
final class CoopSplit {

  private static final int TRIED_PATHS = 8;

  private CoopSplit() {}

  /** Names of the split files in a directory. */
  static List<String> candidates(SourceDirectory directory) throws IOException {
    return directory.filesIn("").keySet().stream()
        .filter(
            name ->
                directory.only().isPresent()
                    ? Names.extension(name).equals("json")
                    : name.startsWith("split_zhou_") && name.endsWith(".json"))
        .toList();
  }

  static Source list(SourceDirectory directory) throws IOException {
    List<String> files = candidates(directory);
    if (files.size() != 1) {
      throw new SourceException(
          "Cannot prepare %s: it holds the split files %s (expected: one split_zhou_*.json). Point --source at the file."
              .formatted(directory.place(), files));
    }
    Path table = directory.resolve(files.get(0));
    Listing listing = new Listing();
    List<TableRow> rows = rows(table, directory.text(files.get(0)), listing);
    return TableListing.list(
        SourceFormat.COOP_SPLIT, directory, table, images(directory, table, rows), rows, listing);
  }

  private static List<TableRow> rows(Path table, String json, Listing listing)
      throws SourceException {
    JsonObject splits;
    try {
      splits = JsonParser.parseString(json).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      throw new SourceException(
          "Cannot read %s: it is not a JSON object of train, val and test. Download it again."
              .formatted(table));
    }
    List<TableRow> rows = new ArrayList<>();
    for (Split split : Split.values()) {
      JsonElement entries = splits.get(split.label());
      if (entries != null && entries.isJsonArray()) {
        addRows(table, split, entries.getAsJsonArray(), rows, listing);
      }
    }
    return rows;
  }

  private static void addRows(
      Path table, Split split, JsonArray entries, List<TableRow> rows, Listing listing) {
    for (int position = 0; position < entries.size(); position++) {
      try {
        rows.add(row(position, split, entries.get(position)));
      } catch (RejectionException e) {
        String place = "%s#%s.%d".formatted(table.getName(), split.label(), position);
        listing.reject(place, table.getParent() + "/" + place, e);
      }
    }
  }

  private static TableRow row(int position, Split split, JsonElement entry)
      throws RejectionException {
    List<JsonElement> values = entry.isJsonArray() ? entry.getAsJsonArray().asList() : List.of();
    if (values.size() != 3 || !values.stream().allMatch(JsonElement::isJsonPrimitive)) {
      throw new RejectionException(
          "BAD_ROW", "entry: %s (expected: [path, label, class name])".formatted(entry));
    }
    String path = values.get(0).getAsString();
    LabelFields labels =
        LabelFields.of(values.get(1).getAsString(), values.get(2).getAsString(), null);
    return new TableRow(position, path, path, labels, split);
  }

  /** The directory, or the folder in it, that paths are relative to. */
  private static Path images(SourceDirectory directory, Path table, List<TableRow> rows)
      throws IOException {
    List<TableRow> tried = rows.subList(0, Math.min(rows.size(), TRIED_PATHS));
    List<String> folders = new ArrayList<>(List.of(""));
    folders.addAll(directory.siblings());
    for (TableRow row : tried) {
      for (String folder : folders) {
        if (directory.hasFile(folder.isEmpty() ? row.uri() : folder + "/" + row.uri())) {
          return folder.isEmpty() ? directory.root() : directory.resolve(folder);
        }
      }
    }
    throw new SourceException(
        "Cannot prepare %s: neither %s nor a folder in it has %s. Put the file into the directory that has the images."
            .formatted(
                table, directory.root(), tried.isEmpty() ? "any image" : tried.get(0).uri()));
  }
}
