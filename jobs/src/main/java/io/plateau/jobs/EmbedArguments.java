package io.plateau.jobs;

/**
 * What {@code plateau embed} was asked for.
 *
 * @param model directory of the model, or {@code embedded}
 * @param kind what is embedded
 * @param input a text file with one text a line, or a directory of images
 * @param out the safetensors file to write
 */
record EmbedArguments(String model, Kind kind, String input, String out) {

  /** What is embedded. */
  enum Kind {
    TEXTS,
    IMAGES
  }
}
