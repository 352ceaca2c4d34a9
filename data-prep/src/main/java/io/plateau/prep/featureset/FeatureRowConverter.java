package io.plateau.prep.featureset;

import java.util.Arrays;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;

/** Collects the columns of {@link FeatureSchema#FEATURES}, in their order, into a row. */
final class FeatureRowConverter extends GroupConverter {

  private final Text id = new Text();
  private final Text uri = new Text();
  private final Int label = new Int();
  private final Text className = new Text();
  private final Text split = new Text();
  private final Int view = new Int();
  private final Floats feature = new Floats();
  private final Converter[] columns = {
    id, uri, label, className, split, view, nested(nested(feature))
  };

  @Override
  public Converter getConverter(int fieldIndex) {
    return columns[fieldIndex];
  }

  @Override
  public void start() {
    feature.size = 0;
  }

  @Override
  public void end() {}

  FeatureRow row() {
    Split of =
        Split.ofLabel(split.value)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "split: %s (expected: train, val or test)".formatted(split.value)));
    return new FeatureRow(
        id.value,
        uri.value,
        label.value,
        className.value,
        of,
        view.value,
        Arrays.copyOf(feature.values, feature.size));
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
    private String value = "";

    @Override
    public void addBinary(Binary binary) {
      value = binary.toStringUsingUTF8();
    }
  }

  private static final class Int extends PrimitiveConverter {
    private int value;

    @Override
    public void addInt(int integer) {
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
