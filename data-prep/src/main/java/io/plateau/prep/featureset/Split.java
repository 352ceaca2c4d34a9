package io.plateau.prep.featureset;

import com.google.gson.annotations.SerializedName;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The part of a data set that a row belongs to. */
public enum Split {
  @SerializedName("train")
  TRAIN,
  @SerializedName("val")
  VAL,
  @SerializedName("test")
  TEST;

  /** As it stands in tables, folder names and options: {@code train}, {@code val}, {@code test}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Split> ofLabel(String label) {
    return Arrays.stream(values()).filter(split -> split.label().equals(label)).findFirst();
  }
}
