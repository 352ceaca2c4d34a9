package io.plateau.prep;

import io.plateau.prep.featureset.FeatureRow;
import io.plateau.prep.featureset.QuarantineRow;
import io.plateau.prep.featureset.RowSink;
import io.plateau.prep.featureset.Storage;
import io.plateau.prep.featureset.Target;
import io.plateau.prep.source.ContainerUnit;
import io.plateau.prep.source.ListedUnit;
import io.plateau.prep.source.ReadContext;
import io.plateau.prep.source.SampleReader;
import io.plateau.prep.source.SourceItem;
import io.plateau.prep.source.Unit;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/**
 * Makes the part of a unit, on an executor.
 *
 * @param out directory of the feature set
 * @param recipe digest of what makes a feature
 * @param settings of the encoding
 * @param classNames in label order; empty where they are found in the samples
 * @param prior what earlier runs left
 */
record UnitTask(
    String out, String recipe, EncodeSettings settings, List<String> classNames, Prior prior)
    implements Serializable {

  /** Works on a unit, unless an interrupted run has done so. */
  PartSummary run(Unit unit, Configuration configuration) throws IOException {
    Storage storage = Storage.at(out, configuration);
    String name = PartFiles.name(unit, recipe, classNames);
    if (storage.exists(PartFiles.summary(name))) {
      return PartSummary.parse(storage.readText(PartFiles.summary(name)));
    }
    PartSummary summary =
        PartWriter.write(
            storage,
            name,
            unit,
            recipe,
            configuration,
            settings.model().columns(),
            (features, quarantine) -> fill(unit, features, quarantine, configuration));
    storage.writeText(PartFiles.summary(name), summary.toJson());
    return summary;
  }

  /** Gives the rows of a unit and says for how many images the tower was run. */
  private long fill(
      Unit unit,
      RowSink<FeatureRow> features,
      RowSink<QuarantineRow> quarantine,
      Configuration configuration)
      throws IOException {
    ReadContext context = new ReadContext(configuration, classNames, settings.maxFileBytes());
    if (unit instanceof ListedUnit listed) {
      Map<String, List<FeatureRow>> known =
          prior.unchanged(listed, settings.views(listed.split()), configuration);
      List<SourceItem> unknown =
          listed.list().stream().filter(item -> !known.containsKey(item.id())).toList();
      try (SampleReader reader = listed.open(unknown, context);
          Decoders decoders = Decoders.ofTask()) {
        UnitEncoder.Slots others = slots(reader, listed, decoders);
        return encoder(decoders, features, quarantine, configuration)
            .encode(new UnchangedSlots(listed.list(), known, others));
      }
    }
    ContainerUnit container = (ContainerUnit) unit;
    if (prior.isUnchanged(container, configuration)) {
      prior.copy(container, row -> features.accept(unnumbered(row)), configuration);
      for (QuarantineRow row : prior.setAside(container, configuration)) {
        quarantine.accept(row);
      }
      return 0;
    }
    try (SampleReader reader = container.open(context);
        Decoders decoders = Decoders.ofTask()) {
      return encoder(decoders, features, quarantine, configuration)
          .encode(slots(reader, container, decoders));
    }
  }

  private SampleSlots slots(SampleReader reader, Unit unit, Decoders decoders) {
    return new SampleSlots(reader, settings.images(), settings.views(unit.split()), decoders);
  }

  private UnitEncoder encoder(
      Decoders decoders,
      RowSink<FeatureRow> features,
      RowSink<QuarantineRow> quarantine,
      Configuration configuration) {
    return new UnitEncoder(settings.batch(configuration), decoders.ahead(), features, quarantine);
  }

  /** Names that were found in samples are numbered anew: there may be others now. */
  private FeatureRow unnumbered(FeatureRow row) {
    return classNames.isEmpty() ? row.withTarget(row.target().withLabel(Target.UNKNOWN)) : row;
  }
}
