package io.plateau.prep;

import io.plateau.image.ImageDecoder;
import io.plateau.image.ImageException;
import io.plateau.image.ImagePreprocessor;
import io.plateau.image.RgbImage;
import io.plateau.prep.featureset.Digests;
import io.plateau.prep.source.SourceItem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Reads, decodes, preprocesses and encodes images. One decoded image and one batch of pixels are in
 * memory at a time.
 */
record ImageFeatures(ImageModel model, int views, int batchSize, Outcomes outcomes)
    implements FeatureExtractor {

  /** Far beyond any photograph; a file of this size in a class folder is something else. */
  private static final int MAX_FILE_BYTES = 256 << 20;

  @Override
  public List<Outcome> extract(WorkBatch batch, Configuration configuration) throws IOException {
    ImageDecoder decoder = ImageDecoder.ofDefault();
    ImagePreprocessor preprocessor = new ImagePreprocessor(model.preprocessing());
    List<Outcome> found = new ArrayList<>();
    ViewBatch pending =
        new ViewBatch(model.encoders().encoder(configuration), batchSize, preprocessor.length());
    for (int i = 0; i < batch.items().size(); i++) {
      SourceItem item = batch.items().get(i);
      RgbImage image;
      try {
        image = decoder.decode(read(item, configuration));
      } catch (ImageException e) {
        found.add(quarantined(batch, i, Stage.DECODE, e.reason().name(), e));
        continue;
      } catch (IOException e) {
        // The file systems have tried again by themselves before they say so.
        found.add(quarantined(batch, i, Stage.READ, "UNREADABLE", e));
        continue;
      }
      for (int view = 0; view < ShardPlan.viewsOf(item.split(), views); view++) {
        float[] pixels =
            view == 0
                ? preprocessor.apply(image)
                : preprocessor.trainingView(image, seed(item.id(), view));
        if (pending.add(i, view, pixels)) {
          encode(batch, pending, found);
        }
      }
    }
    encode(batch, pending, found);
    return found;
  }

  private static byte[] read(SourceItem item, Configuration configuration) throws IOException {
    Path path = new Path(item.uri());
    try (InputStream in = path.getFileSystem(configuration).open(path)) {
      byte[] bytes = in.readNBytes(MAX_FILE_BYTES + 1);
      if (bytes.length > MAX_FILE_BYTES) {
        throw new IOException(
            "file: more than %d bytes (expected: <= that)".formatted(MAX_FILE_BYTES));
      }
      return bytes;
    }
  }

  private void encode(WorkBatch batch, ViewBatch pending, List<Outcome> found) {
    for (ViewBatch.EncodedView encoded : pending.encode()) {
      float[] feature = encoded.feature();
      if (Double.isFinite(UnitVectors.norm(feature, 0, feature.length))) {
        found.add(outcomes.featured(batch, encoded.item(), encoded.view(), feature));
      } else {
        found.add(
            outcomes.quarantined(
                batch,
                encoded.item(),
                Stage.ENCODE,
                "NOT_FINITE",
                "The model gives NaN or infinite values for view " + encoded.view()));
      }
    }
  }

  private Outcome quarantined(
      WorkBatch batch, int index, Stage stage, String reason, IOException e) {
    return outcomes.quarantined(batch, index, stage, reason, String.valueOf(e.getMessage()));
  }

  /** The same for an image wherever it lies and whatever else is in the data set. */
  static long seed(String id, int view) {
    MessageDigest digest = Digests.sha256();
    digest.update(id.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    return ByteBuffer.wrap(digest.digest()).getLong() + view;
  }
}
