package io.plateau.jobs;

import com.google.gson.Gson;
import io.plateau.clip.FrozenClip;
import io.plateau.image.ImageDecoder;
import io.plateau.image.ImageException;
import io.plateau.image.ImagePreprocessor;
import io.plateau.jobs.command.HadoopFiles;
import io.plateau.jobs.command.Job;
import io.plateau.jobs.run.Progress;
import io.plateau.prep.FrozenModels;
import io.plateau.prep.featureset.Storage;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.SafetensorsWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Embeddings of texts or images of one machine, as CLIP's towers give them: not normalised. */
final class EmbedJob implements Job<EmbedArguments> {

  private static final Logger LOG = LoggerFactory.getLogger(EmbedJob.class);
  private static final int BATCH = 32;

  @Override
  public void run(EmbedArguments arguments) throws IOException {
    Configuration configuration = HadoopFiles.configuration();
    FrozenClip clip = FrozenModels.clip(arguments.model(), configuration);
    List<String> ids;
    float[] embeddings;
    switch (arguments.kind()) {
      case TEXTS -> {
        ids = lines(Path.of(arguments.input()));
        embeddings = clip.encodeTexts(ids, BATCH);
      }
      case IMAGES -> {
        ids = files(Path.of(arguments.input()));
        embeddings = images(clip, arguments, ids, configuration);
      }
      default -> throw new IllegalStateException("kind: " + arguments.kind());
    }
    long[] shape = {ids.size(), clip.config().projection()};
    byte[] file =
        SafetensorsWriter.encode(
            Map.of("embeddings", new HostTensor(shape, embeddings)),
            Map.of("ids", new Gson().toJson(ids), "model", clip.digest()));
    Path out = Path.of(arguments.out()).toAbsolutePath();
    Storage.at(out.getParent().toString(), configuration).write(out.getFileName().toString(), file);
    LOG.info("{} embeddings of width {} in {}.", shape[0], shape[1], arguments.out());
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      if (lines.isEmpty()) {
        throw new IOException("Cannot embed the texts of %s: it is empty.".formatted(file));
      }
      return lines;
    } catch (NoSuchFileException e) {
      throw new IOException("Cannot read %s: there is no such file.".formatted(file), e);
    }
  }

  private static List<String> files(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new IOException("Cannot read %s: it is not a directory.".formatted(directory));
    }
    try (Stream<Path> tree = Files.walk(directory)) {
      List<String> files =
          tree.filter(Files::isRegularFile)
              .map(file -> directory.relativize(file).toString().replace('\\', '/'))
              .filter(name -> name.matches("(?i).*\\.(jpe?g|png|gif|bmp)"))
              .sorted()
              .toList();
      if (files.isEmpty()) {
        throw new IOException(
            "Cannot embed the images of %s: it has no jpg, png, gif or bmp file."
                .formatted(directory));
      }
      return files;
    }
  }

  private static float[] images(
      FrozenClip clip, EmbedArguments arguments, List<String> ids, Configuration configuration)
      throws IOException {
    ImagePreprocessor preprocessor =
        new ImagePreprocessor(FrozenModels.preprocessing(arguments.model(), configuration));
    ImageDecoder decoder = ImageDecoder.ofDefault();
    int width = clip.config().projection();
    float[] embeddings = new float[ids.size() * width];
    Progress progress = Progress.of("images", 0, ids.size());
    for (int from = 0; from < ids.size(); from += BATCH) {
      List<float[]> pixels = new ArrayList<>();
      for (String id : ids.subList(from, Math.min(ids.size(), from + BATCH))) {
        Path file = Path.of(arguments.input(), id);
        try {
          pixels.add(preprocessor.apply(decoder.decode(Files.readAllBytes(file))));
        } catch (ImageException e) {
          throw new IOException("Cannot embed %s: %s".formatted(file, e.getMessage()), e);
        }
      }
      float[] rows = clip.encodeImages(join(pixels), pixels.size());
      System.arraycopy(rows, 0, embeddings, from * width, rows.length);
      progress.advance(pixels.size(), "");
    }
    progress.finish();
    return embeddings;
  }

  private static float[] join(List<float[]> parts) {
    int each = parts.get(0).length;
    float[] all = new float[parts.size() * each];
    for (int i = 0; i < parts.size(); i++) {
      System.arraycopy(parts.get(i), 0, all, i * each, each);
    }
    return all;
  }
}
