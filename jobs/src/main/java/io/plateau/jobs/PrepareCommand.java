package io.plateau.jobs;

import io.plateau.prep.source.SourceFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code plateau prepare}: encodes images into a feature set. */
@Command(
    name = "prepare",
    description = {
      "Encodes images once with a frozen CLIP and keeps the features as a feature set.",
      "",
      "A folder of images has a folder for each class, below train/, val/ and test/ where it is"
          + " split already. Images that cannot be read are counted and listed with the reason."
          + " Features that exist already are imported with --format embeddings, from"
          + " features.npy, labels.npy, classes.txt and, if there is one, splits.txt."
    },
    footer = {"  plateau prepare --source photos/pets --model embedded --out pets.features"})
public final class PrepareCommand extends SparkCommand<PrepareArguments> {

  @Option(
      names = "--source",
      required = true,
      paramLabel = "DIR",
      description = "The images, or the features to import.")
  private String source = "";

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "A CLIP in a Hugging Face directory, or the word 'embedded'.")
  private String model = "";

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the feature set goes.")
  private String out = "";

  @Option(
      names = "--views",
      paramLabel = "N",
      defaultValue = "1",
      description = "Views of each training image: its centre, then random crops. Default: 1.")
  private int views;

  @Option(
      names = "--format",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = "What the source is: auto, image-folder or embeddings. Default: auto.")
  private String format = "";

  PrepareCommand(SparkJob<PrepareArguments> job) {
    super(job);
  }

  /** Runs this command as a program of its own. */
  public static void main(String[] args) {
    Commands.main(new PrepareCommand(new PrepareJob()), args);
  }

  @Override
  PrepareArguments arguments() {
    return new PrepareArguments(source, model, out, views, SourceFormat.ofLabel(format));
  }
}
