package io.plateau.cluster;

import io.plateau.jobs.registry.Change;
import io.plateau.jobs.registry.ConflictException;
import io.plateau.jobs.registry.Pointer;
import io.plateau.jobs.registry.Registry;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/** A program that promotes two versions in turn, and says how often it could. */
final class RegistryWriter {

  static final String WON = "promotions that won: ";

  private RegistryWriter() {}

  public static void main(String[] args) throws IOException {
    Registry registry = Registry.open(args[0], new Configuration());
    int won = 0;
    for (int i = 0; i < Integer.parseInt(args[1]); i++) {
      Pointer seen = registry.newestChange().orElseThrow();
      try {
        registry.promote(
            registry.version(seen.current() == 1 ? "2" : "1"), seen, new Change(args[2], ""));
        won++;
      } catch (ConflictException e) {
        System.out.println(e.getMessage());
      }
    }
    System.out.println(WON + won);
  }
}
