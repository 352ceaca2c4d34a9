package io.plateau.prep.ml;

import io.plateau.image.ImageDecoder;
import io.plateau.image.ImageException;
import io.plateau.image.RgbImage;
import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The ways in which a column holds images. */
enum ImageColumn {
  /** Encoded images (JPEG, PNG …). */
  BINARY {
    @Override
    boolean reads(DataType type) {
      return type.equals(DataTypes.BinaryType);
    }

    @Override
    RgbImage read(Object value, ImageDecoder decoder) throws UnusableInputException {
      return decode((byte[]) value, decoder);
    }
  },

  /** A struct with the decoded samples, as Spark's data source {@code image} reads them. */
  SPARK_IMAGE {
    @Override
    boolean reads(DataType type) {
      return type instanceof StructType struct
          && has(struct, "height", DataTypes.IntegerType)
          && has(struct, "width", DataTypes.IntegerType)
          && has(struct, "nChannels", DataTypes.IntegerType)
          && has(struct, "data", DataTypes.BinaryType);
    }

    @Override
    RgbImage read(Object value, ImageDecoder decoder) throws UnusableInputException {
      return SparkImage.of((Row) value).toRgb();
    }
  },

  /** A struct with the encoded image in the field {@code bytes}, as Hugging Face writes it. */
  BYTES_FIELD {
    @Override
    boolean reads(DataType type) {
      return type instanceof StructType struct && has(struct, BYTES, DataTypes.BinaryType);
    }

    @Override
    RgbImage read(Object value, ImageDecoder decoder) throws UnusableInputException {
      Row row = (Row) value;
      byte @Nullable [] bytes = row.getAs(BYTES);
      if (bytes == null) {
        throw new UnusableInputException("its field bytes is null");
      }
      return decode(bytes, decoder);
    }
  };

  private static final String BYTES = "bytes";

  abstract boolean reads(DataType type);

  abstract RgbImage read(Object value, ImageDecoder decoder) throws UnusableInputException;

  /** How a column of that type holds images, if it can. */
  static Optional<ImageColumn> of(DataType type) {
    return Arrays.stream(values()).filter(column -> column.reads(type)).findFirst();
  }

  private static boolean has(StructType struct, String name, DataType type) {
    return Arrays.stream(struct.fields())
        .anyMatch(field -> field.name().equals(name) && field.dataType().equals(type));
  }

  private static RgbImage decode(byte[] bytes, ImageDecoder decoder) throws UnusableInputException {
    try {
      return decoder.decode(bytes);
    } catch (ImageException e) {
      throw new UnusableInputException(e);
    }
  }
}
