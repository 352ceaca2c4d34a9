package io.plateau.jobs.run;

import ai.djl.Device;
import ai.djl.engine.Engine;
import io.plateau.clip.Torch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/**
 * What a result was computed with.
 *
 * @param byName versions by the name of the part, "devices" among them
 */
public record Versions(Map<String, String> byName) {

  public Versions {
    byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName)); // keeps the order
  }

  /** Those of this process; starts the engine. */
  public static Versions current() {
    Torch.initialise();
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("plateau", plateau());
    versions.put(
        "spark", String.valueOf(SparkSession.class.getPackage().getImplementationVersion()));
    versions.put("djl", Engine.getDjlVersion());
    versions.put("pytorch", Engine.getEngine(Torch.ENGINE).getVersion());
    versions.put("java", Runtime.version().toString());
    versions.put("os", "%s %s".formatted(property("os.name"), property("os.arch")));
    versions.put("devices", devices());
    return new Versions(versions);
  }

  /** That of Plateau. */
  public static String plateau() {
    Properties build = new Properties();
    try (InputStream stream = Versions.class.getResourceAsStream("build.properties")) {
      build.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read build.properties: " + e.getMessage(), e);
    }
    return build.getProperty("version");
  }

  private static String devices() {
    String gpus =
        Arrays.stream(Engine.getEngine(Torch.ENGINE).getDevices())
            .filter(Device::isGpu)
            .map(device -> ", " + device)
            .collect(Collectors.joining());
    return "cpu (%d cores)%s".formatted(Runtime.getRuntime().availableProcessors(), gpus);
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown");
  }

  @Override
  public String toString() {
    return byName.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }
}
