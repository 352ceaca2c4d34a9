package io.plateau.steering;

import com.google.gson.Gson;
import io.plateau.clip.TokenShape;
import io.plateau.tensor.HostDoubles;
import io.plateau.tensor.Safetensors;
import io.plateau.tensor.SafetensorsException;
import io.plateau.tensor.SafetensorsWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Moments as a safetensors file of float64, from which more images can be added. */
public final class FeedbackSums {

  private static final String CROSS = "cross.";
  private static final String GRAM = "gram.";
  private static final String MODEL = "model";
  private static final String SHAPE = "shape";
  private static final String IMAGES = "images";
  private static final Gson GSON = new Gson();

  private FeedbackSums() {}

  /** The bytes of a file. */
  public static byte[] encode(FeedbackMoments moments) {
    Map<String, HostDoubles> tensors = new TreeMap<>();
    for (int i = 0; i < moments.layers().size(); i++) {
      int layer = moments.shape().firstLateLayer() + i;
      tensors.put(CROSS + layer, moments.layers().get(i).cross());
      tensors.put(GRAM + layer, moments.layers().get(i).gram());
    }
    return SafetensorsWriter.encodeDoubles(
        tensors,
        Map.of(
            MODEL,
            moments.model(),
            SHAPE,
            GSON.toJson(moments.shape()),
            IMAGES,
            Long.toString(moments.images())));
  }

  /**
   * Reads a file.
   *
   * @param name what messages call it
   * @throws SafetensorsException when the bytes are cut short or something else
   */
  public static FeedbackMoments decode(String name, byte[] bytes) throws IOException {
    Safetensors file = Safetensors.of(name, bytes);
    try {
      TokenShape shape = GSON.fromJson(file.metadata().getOrDefault(SHAPE, "{}"), TokenShape.class);
      List<LayerMoments> layers = new ArrayList<>();
      for (int layer = shape.firstLateLayer(); layer < shape.layers(); layer++) {
        layers.add(new LayerMoments(file.doubles(CROSS + layer), file.doubles(GRAM + layer)));
      }
      return new FeedbackMoments(
          file.metadata().getOrDefault(MODEL, ""),
          shape,
          Long.parseLong(file.metadata().getOrDefault(IMAGES, "")),
          layers);
    } catch (RuntimeException e) {
      throw new SafetensorsException(
          "Cannot read %s as sums of a tower's layers: %s. Sum again.".formatted(name, why(e)));
    }
  }

  /** Gson wraps what a record's constructor throws. */
  private static String why(RuntimeException e) {
    return e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
  }
}
