package io.plateau.jobs;

import io.plateau.jobs.command.Commands;
import io.plateau.jobs.command.SparkCommand;
import io.plateau.jobs.command.SparkJob;
import io.plateau.jobs.run.Versions;
import io.plateau.prep.PrepareRequest;
import io.plateau.prep.source.SourceFormat;
import java.util.Arrays;
import java.util.Iterator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plateau prepare}: encodes images into a feature set. */
@Command(
    name = "prepare",
    description = {
      "Encodes images once with a frozen CLIP and keeps the features as a feature set.",
      "",
      "The source is a folder of images with a folder for each class, below train/, val/ and test/"
          + " where it is split; a manifest in CSV, JSONL or Parquet; WebDataset tars; a data set in"
          + " Parquet as Hugging Face has it; a CoOp split; or features that exist already."
          + " docs/sources.md shows each.",
      "",
      "Images that cannot be used are set aside, with the reason, in a table of their own. Run"
          + " again, it encodes what has changed since; an interrupted run goes on where it was."
    },
    footer = {"  plateau prepare --source photos/pets --model embedded --out pets.features"})
public final class PrepareCommand extends SparkCommand<PrepareArguments> {

  @Option(
      names = "--source",
      required = true,
      paramLabel = "DIR",
      description = "A directory, or a manifest file; any Hadoop path.")
  private String source = "";

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = {
        "A CLIP in a Hugging Face directory, or the word 'embedded'; or 'none' for features that",
        "exist already and whose model is not at hand."
      })
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
      description = "What the source is: ${COMPLETION-CANDIDATES}. Default: auto.",
      completionCandidates = FormatNames.class)
  private String format = "";

  @Option(
      names = "--tokens",
      paramLabel = "LAYERS",
      defaultValue = "0",
      description =
          "Keep the tokens that attention steering of the last LAYERS layers starts from; some 600 kB"
              + " an image. Default: none.")
  private int lateLayers;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      defaultValue = "32",
      description = "Images in a call of the image tower. Default: 32.")
  private int batchSize;

  @Option(
      names = "--shard-size",
      paramLabel = "SIZE",
      defaultValue = "256MB",
      description = "Length of a shard, about, such as 64MB. Default: 256MB.")
  private String shardSize = "";

  @Option(
      names = "--max-quarantine",
      paramLabel = "SHARE",
      defaultValue = "100%",
      description =
          "Stop when more than this share of the images was set aside, such as 5%%. Default: 100%%.")
  private String maxQuarantine = "";

  @Mixin private ImageLimitOptions limits = new ImageLimitOptions();

  PrepareCommand(SparkJob<PrepareArguments> job) {
    super(job);
  }

  /** Runs this command as a program of its own. */
  public static void main(String[] args) {
    Commands.main(new PrepareCommand(new PrepareJob()), args);
  }

  @Override
  public PrepareArguments arguments() {
    return new PrepareArguments(
        PrepareRequest.builder(source, model, out)
            .format(SourceFormat.ofLabel(format))
            .views(views)
            .lateLayers(lateLayers)
            .batchSize(batchSize)
            .shardBytes(ByteSize.parse("--shard-size", shardSize))
            .maxQuarantine(Share.parse("--max-quarantine", maxQuarantine))
            .maxPixels(limits.maxPixels())
            .maxFileBytes(limits.maxFileBytes())
            .createdBy(Versions.plateau())
            .build());
  }

  /** The names that --format takes. */
  static final class FormatNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(SourceFormat.values()).map(SourceFormat::label).iterator();
    }
  }
}
