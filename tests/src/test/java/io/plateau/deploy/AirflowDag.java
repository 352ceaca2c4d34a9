package io.plateau.deploy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the DAG file holds once Python has imported it, against a stand-in of Airflow that lies in
 * the resources of the tests.
 */
record AirflowDag(String dagId, List<Task> tasks) {

  /**
   * A task.
   *
   * @param outcomes how it ends, by the exit code of its program
   */
  record Task(
      String taskId,
      List<String> arguments,
      List<String> upstream,
      String triggerRule,
      Map<String, String> outcomes) {}

  private static final Path FILE = Repository.path("deploy/airflow/plateau_weekly.py");

  static AirflowDag read() throws IOException, InterruptedException {
    Path standIn = standIn();
    return new Gson()
        .fromJson(
            python(standIn, standIn.resolve("describe.py").toString(), FILE.toString()),
            AirflowDag.class);
  }

  /** Compiles the file as {@code python -m py_compile} does, without leaving anything beside it. */
  static void compile(Path directory) throws IOException, InterruptedException {
    String program =
        "import py_compile, sys; py_compile.compile(sys.argv[1], cfile=sys.argv[2], doraise=True)";
    python(standIn(), "-c", program, FILE.toString(), directory.resolve("dag.pyc").toString());
  }

  private static String python(Path path, String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("python3"));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("PYTHONPATH", path.toString());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    Process process = start(builder);
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(err);
    }
    return out;
  }

  private static Process start(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      assumeTrue(false, "SKIPPED: there is no python3 here: " + e.getMessage());
      throw new AssertionError(e);
    }
  }

  private static Path standIn() {
    try {
      return Path.of(AirflowDag.class.getResource("airflow-stand-in").toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    } catch (java.nio.file.FileSystemNotFoundException e) {
      assumeTrue(false, "SKIPPED: Python reads no modules from the jar of the tests.");
      throw new AssertionError(e);
    }
  }
}
