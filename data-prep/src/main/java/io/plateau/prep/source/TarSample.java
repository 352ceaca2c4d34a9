package io.plateau.prep.source;

import io.plateau.prep.featureset.Target;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects the members of one key. */
final class TarSample {

  private static final long LONGEST_TEXT = 1 << 20;

  private final String key;
  private @Nullable String imageName;
  private byte[] image = new byte[0];
  private @Nullable String cls;
  private @Nullable String txt;
  private Fields json = new Fields();
  private @Nullable RejectionException rejection;

  TarSample(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }

  /** The name of the image, as far as there is one. */
  Optional<String> imageName() {
    return Optional.ofNullable(imageName);
  }

  byte[] image() {
    return image;
  }

  /** Keeps the first reason to set the sample aside. */
  void reject(RejectionException why) {
    if (rejection == null) {
      rejection = why;
    }
  }

  /** Takes the member at hand, of which an image may have {@code mostBytes}. */
  void take(String path, TarName name, long declared, TarMembers members, long mostBytes)
      throws IOException {
    try {
      if (name.isImage()) {
        takeImage(path, declared, members, mostBytes);
      } else {
        takeText(name.extension(), members);
      }
    } catch (RejectionException e) {
      reject(e);
    }
  }

  private void takeImage(String path, long declared, TarMembers members, long mostBytes)
      throws IOException, RejectionException {
    if (imageName != null) {
      throw new RejectionException(
          "DUPLICATE", "images: %s and %s (expected: one under a key)".formatted(imageName, path));
    }
    imageName = path;
    byte[] bytes = declared > mostBytes ? new byte[0] : members.read(mostBytes);
    if (declared > mostBytes || bytes.length > mostBytes) {
      throw new RejectionException(
          "TOO_LARGE", "bytes: more than %d (expected: <= that)".formatted(mostBytes));
    }
    image = bytes;
  }

  private void takeText(String extension, TarMembers members)
      throws IOException, RejectionException {
    switch (extension) {
      case "cls" -> cls = text(extension, members);
      case "txt" -> txt = text(extension, members);
      case "json" -> json = JsonLinesTable.fields(text(extension, members));
      default -> {} // Masks, embeddings and what else comes along.
    }
  }

  private static String text(String extension, TarMembers members)
      throws IOException, RejectionException {
    byte[] bytes = members.read(LONGEST_TEXT);
    if (bytes.length > LONGEST_TEXT) {
      throw new RejectionException(
          "BAD_LABEL",
          "%s: more than %d bytes (expected: <= that)".formatted(extension, LONGEST_TEXT));
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().strip();
    } catch (CharacterCodingException e) {
      throw new RejectionException(
          "BAD_LABEL", "%s: not UTF-8 text (expected: that)".formatted(extension));
    }
  }

  /**
   * What the sample shows.
   *
   * @throws RejectionException if it is not to be used
   */
  Target target(NamedClasses classes) throws RejectionException {
    if (rejection != null) {
      throw rejection;
    }
    if (imageName == null) {
      throw new RejectionException(
          "MISSING_IMAGE",
          "key: %s has no image (expected: a .jpg, .png, .webp, .gif, .bmp or .tif)"
              .formatted(key));
    }
    return labels(classes).target(classes);
  }

  /** A text that is the name of a class is that, where no other member says the class. */
  private LabelFields labels(NamedClasses classes) throws RejectionException {
    Fields fields = new Fields();
    fields.put("cls", cls);
    String label = fields.first(LabelFields.LABEL);
    label = label == null ? json.first(LabelFields.LABEL) : label;
    String name = json.first(LabelFields.CLASS_NAME);
    fields.put("text", txt);
    String caption = fields.first(LabelFields.CAPTION);
    if (label == null && name == null && caption != null && classes.label(caption).isPresent()) {
      return LabelFields.of(null, caption, json.first(LabelFields.CAPTION));
    }
    return LabelFields.of(label, name, caption == null ? json.first(LabelFields.CAPTION) : caption);
  }
}
