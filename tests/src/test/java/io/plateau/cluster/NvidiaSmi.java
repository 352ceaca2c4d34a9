package io.plateau.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A stand-in for NVIDIA's tool, in a directory for the PATH. */
record NvidiaSmi(Path directory) {

  /** One that prints the indices of GPUs when it is asked for them as the script does. */
  static NvidiaSmi of(Path directory, String... indices) throws IOException {
    return saying(
        directory,
        """
        [ "$*" = "--query-gpu=index --format=csv,noheader" ] || exit 2
        """
            + "printf '%s\\n' "
            + String.join(" ", indices));
  }

  /** One that does as a shell script says. */
  static NvidiaSmi saying(Path directory, String script) throws IOException {
    Path tool = Files.createDirectories(directory).resolve("nvidia-smi");
    Files.writeString(tool, "#!/bin/sh\n" + script + "\n");
    if (!tool.toFile().setExecutable(true)) {
      throw new IOException("Cannot make %s executable.".formatted(tool));
    }
    return new NvidiaSmi(directory);
  }

  /** A PATH on which this comes first. */
  String path() {
    return directory + ":" + System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
  }
}
