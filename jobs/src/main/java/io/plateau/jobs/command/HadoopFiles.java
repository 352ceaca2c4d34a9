package io.plateau.jobs.command;

import io.plateau.prep.featureset.StorageAccess;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Reads small files from any file system that Hadoop knows, before Spark is started. */
public final class HadoopFiles {

  private static final String PREFIX = "spark.hadoop.";

  private HadoopFiles() {}

  /**
   * All bytes of a file.
   *
   * @throws IOException if it cannot be read; the message names it
   */
  public static byte[] read(String path, SparkOptions options) throws IOException {
    FileSystem files = StorageAccess.fileSystem(path, configuration(options));
    try (FSDataInputStream stream = files.open(new Path(path))) {
      return stream.readAllBytes();
    } catch (FileNotFoundException e) {
      throw new IOException("Cannot read %s: there is no such file.".formatted(path), e);
    } catch (IOException e) {
      throw new IOException("Cannot read %s: %s".formatted(path, e.getMessage()), e);
    }
  }

  /** Whether a directory holds a file of that name. */
  public static boolean exists(String directory, String name) throws IOException {
    FileSystem files = StorageAccess.fileSystem(directory, configuration());
    return files.exists(new Path(new Path(directory), name));
  }

  /** Hadoop's configuration where no Spark is started. */
  public static Configuration configuration() {
    return configuration(new SparkOptions());
  }

  /** Hadoop's configuration with what Spark would add to it. */
  private static Configuration configuration(SparkOptions options) {
    return configuration(options.conf());
  }

  /**
   * The same with settings as {@code --conf} has them; those of Hadoop begin with {@code
   * spark.hadoop.}
   */
  public static Configuration configuration(Map<String, String> settings) {
    Configuration configuration = new Configuration();
    S3aDefaults.undecidedIn(configuration).forEach(configuration::set);
    System.getProperties()
        .stringPropertyNames()
        .forEach(name -> copy(name, System.getProperty(name), configuration));
    settings.forEach((key, value) -> copy(key, value, configuration));
    return configuration;
  }

  private static void copy(String key, String value, Configuration configuration) {
    if (key.startsWith(PREFIX)) {
      configuration.set(key.substring(PREFIX.length()), value);
    }
  }
}
