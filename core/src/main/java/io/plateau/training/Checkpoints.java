package io.plateau.training;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import io.plateau.sharpness.Branch;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.Safetensors;
import io.plateau.tensor.SafetensorsException;
import io.plateau.tensor.SafetensorsWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * A training state as one safetensors file: the parameters, the optimiser's state and the history
 * as tensors, the step and the settings as metadata. Reading gives back the same bits, or says that
 * they are not the same any more.
 */
public final class Checkpoints {

  private static final String PARAMETERS = "parameters.";
  private static final String OPTIMISER = "optimiser.";
  private static final String MEMORY = "memory.";
  private static final String HISTORY = "history";
  private static final String STEP = "step";
  private static final String SETTINGS = "settings";
  private static final String CHECKSUM = "crc32c";
  private static final int COLUMNS = 8;
  private static final List<Branch> BRANCHES = List.of(Branch.values());
  private static final Gson GSON = new Gson();

  private Checkpoints() {}

  /**
   * A state that was read, and the settings of the run that wrote it.
   *
   * @param settings flat, as they were given to {@link #encode}
   */
  public record Saved(TrainingState state, SortedMap<String, String> settings) {}

  /** The bytes of a checkpoint. */
  public static byte[] encode(TrainingState state, SortedMap<String, String> settings) {
    Map<String, HostTensor> tensors = new HashMap<>();
    put(tensors, PARAMETERS, state.parameters());
    put(tensors, OPTIMISER, state.optimiser());
    put(tensors, MEMORY, state.memory());
    tensors.put(HISTORY, history(state.history()));
    Map<String, String> metadata = new TreeMap<>();
    metadata.put(STEP, Long.toString(state.step()));
    metadata.put(SETTINGS, GSON.toJson(settings));
    metadata.put(CHECKSUM, checksum(tensors, metadata));
    return SafetensorsWriter.encode(tensors, metadata);
  }

  /** Of the file as it would be without one. */
  private static String checksum(Map<String, HostTensor> tensors, Map<String, String> metadata) {
    CRC32C checksum = new CRC32C();
    checksum.update(SafetensorsWriter.encode(tensors, metadata));
    return "%08x".formatted(checksum.getValue());
  }

  /**
   * Reads a checkpoint.
   *
   * @param name what messages call it
   * @throws SafetensorsException when the bytes are cut short, have changed or are something else
   */
  public static Saved decode(String name, byte[] bytes) throws IOException {
    Safetensors file = Safetensors.of(name, bytes);
    requireChecksum(name, file);
    try {
      long step = Long.parseLong(file.metadata().getOrDefault(STEP, ""));
      TreeMap<String, String> settings =
          GSON.fromJson(
              file.metadata().getOrDefault(SETTINGS, "{}"),
              new TypeToken<TreeMap<String, String>>() {});
      return new Saved(
          new TrainingState(
              step,
              parameters(file, PARAMETERS),
              parameters(file, OPTIMISER),
              parameters(file, MEMORY),
              history(file.tensor(HISTORY))),
          settings);
    } catch (NumberFormatException | JsonParseException e) {
      throw incomplete(name);
    }
  }

  private static SafetensorsException incomplete(String name) {
    return new SafetensorsException(
        "Cannot read %s as a checkpoint: its metadata lacks %s, %s or %s."
            .formatted(name, STEP, SETTINGS, CHECKSUM));
  }

  /** A crash of the machine may leave a file of the right length that holds zeros. */
  private static void requireChecksum(String name, Safetensors file) throws IOException {
    Map<String, HostTensor> tensors = new HashMap<>();
    for (String tensor : file.names()) {
      tensors.put(tensor, file.tensor(tensor));
    }
    Map<String, String> metadata = new TreeMap<>(file.metadata());
    String expected = metadata.remove(CHECKSUM);
    if (expected == null) {
      throw incomplete(name);
    }
    String found = checksum(tensors, metadata);
    if (!found.equals(expected)) {
      throw new SafetensorsException(
          "Cannot read %s as a checkpoint: its CRC-32C is %s (expected: %s), so it was not written to its end or has been changed."
              .formatted(name, found, expected));
    }
  }

  private static void put(Map<String, HostTensor> tensors, String prefix, Parameters parameters) {
    parameters.tensors().forEach((name, tensor) -> tensors.put(prefix + name, tensor));
  }

  private static Parameters parameters(Safetensors file, String prefix) throws IOException {
    SortedMap<String, HostTensor> tensors = new TreeMap<>();
    for (String name : file.names()) {
      if (name.startsWith(prefix)) {
        tensors.put(name.substring(prefix.length()), file.tensor(name));
      }
    }
    return new Parameters(tensors);
  }

  private static HostTensor history(List<StepRecord> records) {
    float[] values = new float[records.size() * COLUMNS];
    for (int i = 0; i < records.size(); i++) {
      StepRecord r = records.get(i);
      float[] row = {
        r.epoch(),
        r.learningRate(),
        r.loss(),
        r.perturbedLoss(),
        r.cleanNorm(),
        r.perturbedNorm(),
        r.cosine(),
        BRANCHES.indexOf(r.branch())
      };
      System.arraycopy(row, 0, values, i * COLUMNS, COLUMNS);
    }
    return new HostTensor(new long[] {records.size(), COLUMNS}, values);
  }

  private static List<StepRecord> history(HostTensor tensor) {
    float[] v = tensor.values();
    List<StepRecord> records = new ArrayList<>();
    for (int at = 0; at < v.length; at += COLUMNS) {
      records.add(
          new StepRecord(
              at / COLUMNS,
              (int) v[at],
              v[at + 1],
              v[at + 2],
              v[at + 3],
              v[at + 4],
              v[at + 5],
              v[at + 6],
              BRANCHES.get((int) v[at + 7])));
    }
    return records;
  }
}
