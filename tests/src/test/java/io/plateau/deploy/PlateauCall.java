package io.plateau.deploy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A call of {@code plateau} that stands somewhere in the repository for people to copy or a machine
 * to run.
 *
 * @param origin the file
 * @param arguments what the program is given
 */
record PlateauCall(String origin, List<String> arguments) {

  /** {@code plateau}, however it is reached, and what follows it. */
  /** A line of a RUN of a Dockerfile. */
  private static final Pattern IN_RUN =
      Pattern.compile("(?m)^ &&(?: [A-Z_]+=\\S+)* plateau (.*?)(?: \\\\)?$");

  private static final Pattern COMMAND = Pattern.compile("(?m)^CMD (\\[\"plateau\".*])$");

  private static final Pattern CALL =
      Pattern.compile(
          "^\\s*(?:- )?(?:\\$ )?(?:exec |&& )?(?:[A-Z_]+=(?:\"[^\"]*\"|\\S*) +)*"
              + "(?:\\./plateau|plateau|\"\\$home/plateau\")\\s+(?<arguments>\\S.*)$",
          Pattern.MULTILINE);

  private static final Pattern SUBMIT = Pattern.compile("(?m)^\\s*spark-submit .*?\\.jar (.*)$");
  private static final Pattern CONTINUED = Pattern.compile("\\s*\\\\\\s*\\R\\s*");
  private static final Pattern FENCED = Pattern.compile("(?ms)^```\\w*$(.*?)^```$");
  private static final Pattern INDENTED = Pattern.compile("(?m)^(?: {4}|\\t).*$");
  private static final Set<String> LEFT_OUT = Set.of("…", "...");

  PlateauCall {
    arguments = List.copyOf(arguments);
  }

  /** Whether the reader is to fill something in. */
  boolean isAbridged() {
    return arguments.stream().anyMatch(LEFT_OUT::contains);
  }

  /** What there is of it. */
  List<String> written() {
    return arguments.stream().filter(word -> !LEFT_OUT.contains(word)).toList();
  }

  String command() {
    return arguments.get(0);
  }

  @Override
  public String toString() {
    return origin + ": plateau " + String.join(" ", arguments);
  }

  /** All of {@code deploy/}, in the order in which one would run them. */
  static List<PlateauCall> deployed() throws IOException, InterruptedException {
    List<PlateauCall> calls = new ArrayList<>();
    for (String file : List.of("prepare", "train", "retrain", "serve")) {
      Path yaml = Repository.path("deploy/kubernetes/" + file + ".yaml");
      YamlFile.documents(yaml).forEach(document -> inJson(yaml, document, calls));
    }
    Path steps = Repository.path("deploy/emr/steps.json");
    inJson(steps, JsonParser.parseString(Repository.text(steps)), calls);
    for (AirflowDag.Task task : AirflowDag.read().tasks()) {
      calls.add(new PlateauCall("deploy/airflow/plateau_weekly.py", task.arguments()));
    }
    for (Path script : Repository.below("deploy", ".sh")) {
      calls.addAll(inShell(script, Repository.text(script)));
    }
    calls.addAll(inImage("deploy/image/Dockerfile"));
    return calls;
  }

  /** What runs while an image is built, and its command. */
  private static List<PlateauCall> inImage(String file) {
    String text = Repository.text(file);
    return Stream.concat(
            IN_RUN.matcher(text).results().map(found -> ShellWords.of(found.group(1))),
            COMMAND
                .matcher(text)
                .results()
                .map(found -> JsonParser.parseString(found.group(1)).getAsJsonArray())
                .map(words -> words(words).skip(1).toList()))
        .map(arguments -> new PlateauCall(file, arguments))
        .toList();
  }

  /** All of the documentation, the README included. */
  static List<PlateauCall> documented() {
    return Stream.of(
            List.of(Repository.path("README.md"), Repository.path("deploy/README.md")),
            Repository.below("docs", ".md"))
        .flatMap(List::stream)
        .flatMap(file -> inShell(file, code(Repository.text(file))).stream())
        .toList();
  }

  /** Arguments of containers, of applications, and what follows the jar in a step. */
  private static void inJson(Path file, JsonElement element, List<PlateauCall> calls) {
    if (element instanceof JsonObject object) {
      object.entrySet().forEach(entry -> inJson(file, entry.getValue(), calls));
      if (object.has("mainClass")) {
        calls.add(
            new PlateauCall(
                Repository.name(file), words(object.getAsJsonArray("arguments")).toList()));
      }
    } else if (element instanceof JsonArray array) {
      array.forEach(entry -> inJson(file, entry, calls));
      List<String> words = words(array).toList();
      int before = words.indexOf("plateau");
      before = before < 0 ? words.indexOf("/home/hadoop/plateau/plateau.jar") : before;
      if (before >= 0) {
        calls.add(new PlateauCall(Repository.name(file), words.subList(before + 1, words.size())));
      }
    }
  }

  private static Stream<String> words(JsonArray array) {
    return StreamSupport.stream(array.spliterator(), false)
        .filter(JsonElement::isJsonPrimitive)
        .map(JsonElement::getAsString);
  }

  private static List<PlateauCall> inShell(Path file, String text) {
    String joined = CONTINUED.matcher(text).replaceAll(" ");
    return Stream.of(
            CALL.matcher(joined).results().map(found -> found.group(1)),
            SUBMIT.matcher(joined).results().map(found -> found.group(1)))
        .flatMap(found -> found)
        .map(arguments -> new PlateauCall(Repository.name(file), ShellWords.of(arguments)))
        .toList();
  }

  /** The blocks of code in Markdown. */
  private static String code(String markdown) {
    StringBuilder code = new StringBuilder();
    Matcher fenced = FENCED.matcher(markdown);
    while (fenced.find()) {
      code.append(fenced.group(1)).append('\n');
    }
    INDENTED
        .matcher(fenced.replaceAll(""))
        .results()
        .forEach(line -> code.append(line.group()).append('\n'));
    return code.toString();
  }
}
