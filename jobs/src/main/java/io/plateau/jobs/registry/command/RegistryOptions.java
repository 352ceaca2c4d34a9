package io.plateau.jobs.registry.command;

import io.plateau.jobs.command.HadoopFiles;
import io.plateau.jobs.registry.Registry;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Option;

/** Where a registry is. */
final class RegistryOptions {

  @Option(
      names = "--registry",
      required = true,
      paramLabel = "DIR",
      description = "The registry; any path that Hadoop can write.")
  private String location = "";

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      description = "A setting of Hadoop, such as spark.hadoop.fs.s3a.endpoint=URL. Repeatable.")
  private Map<String, String> conf = new LinkedHashMap<>();

  String location() {
    return location;
  }

  Configuration configuration() {
    return HadoopFiles.configuration(conf);
  }

  Registry open() throws IOException {
    return Registry.open(location, configuration());
  }
}
