package io.plateau.clip;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.Safetensors;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The weights of a model directory: one safetensors file, or several with their index. */
final class Checkpoint {

  private static final String SINGLE = "model.safetensors";
  private static final String INDEX = "model.safetensors.index.json";

  private final Path directory;
  private final List<Path> files;
  private final Map<String, Safetensors> holders;

  private Checkpoint(Path directory, List<Path> files, Map<String, Safetensors> holders) {
    this.directory = directory;
    this.files = files;
    this.holders = holders;
  }

  /**
   * Finds the weights.
   *
   * @throws ModelException when there are none, a shard is missing, or they are pickles
   */
  static Checkpoint open(Path directory) throws IOException {
    if (Files.exists(directory.resolve(SINGLE))) {
      return of(directory, List.of(directory.resolve(SINGLE)));
    }
    if (Files.exists(directory.resolve(INDEX))) {
      return sharded(directory);
    }
    throw missing(directory);
  }

  private static Checkpoint of(Path directory, List<Path> files) throws IOException {
    Map<String, Safetensors> holders = new HashMap<>();
    for (Path file : files) {
      Safetensors tensors = Safetensors.open(file);
      tensors.names().forEach(name -> holders.put(name, tensors));
    }
    return new Checkpoint(directory, files, holders);
  }

  private static Checkpoint sharded(Path directory) throws IOException {
    Path index = directory.resolve(INDEX);
    Set<String> names = new TreeSet<>();
    try {
      JsonObject map =
          JsonParser.parseString(Files.readString(index))
              .getAsJsonObject()
              .getAsJsonObject("weight_map");
      for (Map.Entry<String, JsonElement> entry : map.entrySet()) {
        names.add(entry.getValue().getAsString());
      }
    } catch (JsonParseException | IllegalStateException | NullPointerException e) {
      throw new ModelException(
          "Cannot read %s: it has no weight_map from tensor to file.".formatted(index), e);
    }
    List<Path> files = new ArrayList<>();
    for (String name : names) {
      Path file = directory.resolve(name);
      if (!Files.exists(file)) {
        throw new ModelException(
            "Cannot load the model %s: shard %s, named in %s, is missing. Copy it there."
                .formatted(directory, name, INDEX));
      }
      files.add(file);
    }
    return of(directory, files);
  }

  private static ModelException missing(Path directory) throws IOException {
    try (DirectoryStream<Path> pickles =
        Files.newDirectoryStream(directory, "*.{bin,pt,pth,ckpt}")) {
      for (Path pickle : pickles) {
        return new ModelException(
            """
            Cannot load the model %s: %s is a pickle, which can run code when it is read. \
            Convert it to safetensors, in Python: \
            CLIPModel.from_pretrained(DIR).save_pretrained(DIR, safe_serialization=True)."""
                .formatted(directory, pickle.getFileName()));
      }
    }
    return new ModelException(
        "Cannot load the model %s: there is neither %s nor %s."
            .formatted(directory, SINGLE, INDEX));
  }

  /** The files the weights are in. */
  List<Path> files() {
    return files;
  }

  HostTensor tensor(String name) throws IOException {
    Safetensors holder = holders.get(name);
    if (holder == null) {
      throw new ModelException(
          "Cannot load the model %s: tensor %s is missing. Both towers of a CLIPModel are needed."
              .formatted(directory, name));
    }
    return holder.tensor(name);
  }
}
