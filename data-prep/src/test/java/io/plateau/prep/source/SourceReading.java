package io.plateau.prep.source;

import io.plateau.prep.featureset.QuarantineRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** Reads sources as executors do, in one thread. */
final class SourceReading {

  /** Longest image that tests take. */
  static final long MAX_ITEM_BYTES = 1000;

  /** Making one takes longer than reading a small source. */
  private static final Configuration CONFIGURATION = new Configuration();

  private SourceReading() {}

  /** Lists what is at a place, whose format is found out. */
  static Source open(Path place) throws IOException {
    return open(place, SourceFormat.AUTO);
  }

  static Source open(Path place, SourceFormat format) throws IOException {
    return Source.open(place.toString(), format, CONFIGURATION);
  }

  /** All samples, in the order of the units. */
  static List<Sample> samples(Source source) throws IOException {
    ReadContext context = new ReadContext(CONFIGURATION, source.classNames(), MAX_ITEM_BYTES);
    List<Sample> samples = new ArrayList<>();
    for (Unit unit : source.units()) {
      try (SampleReader reader = reader(unit, context)) {
        for (Sample sample = reader.next(); sample != null; sample = reader.next()) {
          samples.add(sample);
        }
      }
    }
    return samples;
  }

  private static SampleReader reader(Unit unit, ReadContext context) throws IOException {
    return unit instanceof ListedUnit listed
        ? listed.open(listed.list(), context)
        : ((ContainerUnit) unit).open(context);
  }

  /** The items that are to be used. */
  static List<SourceItem> items(Source source) throws IOException {
    List<SourceItem> items = new ArrayList<>();
    for (Sample sample : samples(source)) {
      if (sample instanceof Sample.Image image) {
        items.add(image.item());
      } else if (sample instanceof Sample.Ready ready) {
        items.add(ready.item());
      }
    }
    return items;
  }

  /** The texts of the images, which tests make of text. */
  static List<String> images(Source source) throws IOException {
    List<String> images = new ArrayList<>();
    for (Sample sample : samples(source)) {
      if (sample instanceof Sample.Image image) {
        images.add(new String(image.bytes(), StandardCharsets.UTF_8));
      }
    }
    return images;
  }

  static List<float[]> features(Source source) throws IOException {
    List<float[]> features = new ArrayList<>();
    for (Sample sample : samples(source)) {
      if (sample instanceof Sample.Ready ready) {
        features.add(ready.feature());
      }
    }
    return features;
  }

  /** What is set aside: id, reason and message. */
  static List<String> rejected(Source source) throws IOException {
    List<String> rejected = new ArrayList<>();
    for (Sample sample : samples(source)) {
      if (sample instanceof Sample.Rejected set) {
        QuarantineRow row = set.row();
        rejected.add("%s %s %s".formatted(row.id(), row.reason(), row.message()));
      }
    }
    return rejected;
  }

  /** Writes a text, and the folders above it. */
  static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
