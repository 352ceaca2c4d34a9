package io.plateau.jobs.prediction;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Predictions as lines of text. */
final class TextPredictions {

  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private TextPredictions() {}

  static String csv(int named, List<Prediction> predictions) {
    StringBuilder text = new StringBuilder();
    line(text, PredictionColumns.of(named));
    for (Prediction prediction : predictions) {
      List<String> cells = new ArrayList<>();
      cells.add(prediction.id());
      cells.add(prediction.uri());
      cells.add(Boolean.toString(prediction.ranked().abstained()));
      for (ClassProbability next : prediction.ranked().top()) {
        cells.add(next.className());
        cells.add(Double.toString(next.probability()));
      }
      line(text, cells);
    }
    return text.toString();
  }

  private static void line(StringBuilder text, List<String> cells) {
    text.append(String.join(",", cells.stream().map(TextPredictions::cell).toList())).append('\n');
  }

  private static String cell(String value) {
    return value.matches("(?s).*[\",\r\n].*") ? '"' + value.replace("\"", "\"\"") + '"' : value;
  }

  static String jsonLines(List<Prediction> predictions) {
    StringBuilder text = new StringBuilder();
    for (Prediction prediction : predictions) {
      JsonObject line = new JsonObject();
      line.addProperty(PredictionColumns.ID, prediction.id());
      line.addProperty(PredictionColumns.URI, prediction.uri());
      line.addProperty(PredictionColumns.ABSTAINED, prediction.ranked().abstained());
      int place = 1;
      for (ClassProbability next : prediction.ranked().top()) {
        line.addProperty(PredictionColumns.className(place), next.className());
        line.addProperty(PredictionColumns.probability(place), next.probability());
        place++;
      }
      text.append(GSON.toJson(line)).append('\n');
    }
    return text.toString();
  }
}
