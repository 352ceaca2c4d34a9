package io.plateau.jobs;

import io.plateau.jobs.command.Commands;
import io.plateau.jobs.command.Job;
import io.plateau.jobs.command.JobCommand;
import io.plateau.jobs.service.ServedImages;
import io.plateau.jobs.service.ServerSettings;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plateau serve}: labels one image at a time, over HTTP. */
@Command(
    name = "serve",
    description = {
      "Answers over HTTP what an image shows, by the artifact in use: GET / is a page to drop an"
          + " image on, POST /predict takes one, GET /health and GET /metrics are for whoever runs"
          + " it. Nothing that it offers writes.",
      "",
      "It listens on this machine alone unless --bind says otherwise, and asks for no password:"
          + " whatever makes it public has to. Of a registry it takes up a newly promoted version"
          + " by itself."
    },
    footer = {"  plateau serve --registry models --port 8080"})
public final class ServeCommand extends JobCommand<ServeArguments> {

  private final Job<ServeArguments> job;

  @Mixin private ArtifactOptions artifact = new ArtifactOptions();

  @Mixin private LabelOptions labels = new LabelOptions();

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Where it listens; 0 takes a port that is free. Default: 8080.")
  private int port;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Address of the network interface; 0.0.0.0 for all. Default: 127.0.0.1.")
  private String bind = "";

  @Option(
      names = "--max-body",
      paramLabel = "SIZE",
      defaultValue = "10MB",
      description = "Longest request that is taken. Default: 10MB.")
  private String maxBody = "";

  @Option(
      names = "--max-concurrency",
      paramLabel = "N",
      defaultValue = "16",
      description = "Images that are taken at once; more are turned away. Default: 16.")
  private int maxConcurrency;

  @Option(
      names = "--max-pixels",
      paramLabel = "N",
      defaultValue = "50000000",
      description = "Largest image that is decoded, width times height. Default: 50000000.")
  private long maxPixels;

  @Option(
      names = "--temperature",
      paramLabel = "T",
      defaultValue = "1",
      description =
          "Divide logits by this, as predict --calibrate finds it (predictions.json). Default: 1.")
  private double temperature;

  @Option(
      names = "--refresh",
      paramLabel = "TIME",
      defaultValue = "30s",
      description = "How often a registry is asked for another version. Default: 30s.")
  private String refresh = "";

  ServeCommand(Job<ServeArguments> job) {
    this.job = job;
  }

  /** Runs this command as a program of its own. */
  public static void main(String[] args) {
    Commands.main(new ServeCommand(new ServeJob()), args);
  }

  @Override
  public ServeArguments arguments() {
    return new ServeArguments(
        artifact.place(),
        labels.model(),
        labels.classes(),
        new ServerSettings(bind, port, ByteSize.parse("--max-body", maxBody), maxConcurrency),
        new ServedImages(labels.topK(), labels.abstain(), temperature, maxPixels),
        duration(refresh));
  }

  private static Duration duration(String text) {
    try {
      return Duration.parse("PT" + text.strip());
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "--refresh: %s (expected: a time, such as 30s or 5m)".formatted(text), e);
    }
  }

  @Override
  protected void run(ServeArguments arguments) throws Exception {
    job.run(arguments);
  }
}
