package io.plateau.prep.featureset;

import java.util.Arrays;
import java.util.Objects;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.jspecify.annotations.Nullable;

/** Collects the columns of {@link FeatureSchema#FEATURES}, in their order, into a row. */
final class FeatureRowConverter extends GroupConverter {

  private final Text id = new Text();
  private final Text uri = new Text();
  private final Text version = new Text();
  private final Int position = new Int();
  private final Int label = new Int();
  private final Text className = new Text();
  private final Text caption = new Text();
  private final Text split = new Text();
  private final Int view = new Int();
  private final Floats feature = new Floats();
  private final Bytes lastTokens = new Bytes();
  private final Bytes lateInput = new Bytes();
  private final Converter[] columns = {
    id,
    uri,
    version,
    position,
    label,
    className,
    caption,
    split,
    view,
    nested(nested(feature)),
    lastTokens,
    lateInput
  };

  @Override
  public Converter getConverter(int fieldIndex) {
    return columns[fieldIndex];
  }

  @Override
  public void start() {
    feature.size = 0;
    // A field that is not there is not announced.
    className.value = null;
    caption.value = null;
  }

  @Override
  public void end() {}

  FeatureRow row() {
    return new FeatureRow(
        id.text(),
        uri.text(),
        version.text(),
        position.value,
        new Target(Math.toIntExact(label.value), className.value, caption.value),
        split(),
        Math.toIntExact(view.value),
        Arrays.copyOf(feature.values, feature.size),
        lastTokens.value,
        lateInput.value);
  }

  private Split split() {
    return Split.ofLabel(split.text())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "split: %s (expected: train, val or test)".formatted(split.value)));
  }

  private static GroupConverter nested(Converter only) {
    return new GroupConverter() {
      @Override
      public Converter getConverter(int fieldIndex) {
        return only;
      }

      @Override
      public void start() {}

      @Override
      public void end() {}
    };
  }

  private static final class Text extends PrimitiveConverter {
    private @Nullable String value;

    String text() {
      return Objects.requireNonNullElse(value, "");
    }

    @Override
    public void addBinary(Binary binary) {
      value = binary.toStringUsingUTF8();
    }
  }

  private static final class Bytes extends PrimitiveConverter {
    private byte[] value = new byte[0];

    @Override
    public void addBinary(Binary binary) {
      value = binary.getBytes();
    }
  }

  private static final class Int extends PrimitiveConverter {
    private long value;

    @Override
    public void addInt(int integer) {
      value = integer;
    }

    @Override
    public void addLong(long integer) {
      value = integer;
    }
  }

  private static final class Floats extends PrimitiveConverter {
    private float[] values = new float[512];
    private int size;

    @Override
    public void addFloat(float element) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = element;
    }
  }
}
