package io.plateau.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;

/**
 * A master and two workers with one core each, all processes. Spark takes the workers for two
 * machines, because they have two names; it never runs copies of a task on one machine.
 */
public final class StandaloneCluster implements AutoCloseable {

  private static final String ADDRESS = "127.0.0.1";
  private static final List<String> WORKERS = List.of(ADDRESS, "localhost");

  private final SparkHome spark;
  private final String master;
  private final List<PlateauProcess> processes = new ArrayList<>();

  private StandaloneCluster(SparkHome spark, String master) {
    this.spark = spark;
    this.master = master;
  }

  /**
   * Starts the processes, which find each other in their own time.
   *
   * @param directory for their logs and files
   */
  public static StandaloneCluster start(Path directory) throws IOException {
    int port = freePort();
    StandaloneCluster cluster =
        new StandaloneCluster(
            SparkHome.create(directory.resolve("spark")), "spark://%s:%d".formatted(ADDRESS, port));
    cluster.start(
        directory.resolve("master.log"),
        List.of(
            "org.apache.spark.deploy.master.Master",
            "--host",
            ADDRESS,
            "--port",
            Integer.toString(port),
            "--webui-port",
            "0"));
    for (String host : WORKERS) {
      cluster.start(
          directory.resolve(host + ".log"),
          List.of(
              "org.apache.spark.deploy.worker.Worker",
              "--host",
              host,
              "--cores",
              "1",
              "--memory",
              "1g",
              "--webui-port",
              "0",
              "--work-dir",
              directory.resolve("work-" + host).toString(),
              cluster.master));
    }
    return cluster;
  }

  private void start(Path log, List<String> mainAndArgs) throws IOException {
    processes.add(PlateauProcess.startMain(log, spark.environment(), mainAndArgs));
  }

  /** What a driver needs to run on it. */
  public SparkConf configuration() {
    SparkConf configuration = new SparkConf().setMaster(master);
    spark.executorSettings().forEach(configuration::set);
    return configuration
        .set("spark.driver.bindAddress", ADDRESS)
        .set("spark.cores.max", Integer.toString(WORKERS.size()))
        .set("spark.scheduler.minRegisteredResourcesRatio", "1");
  }

  /** Free a moment ago. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    processes.forEach(PlateauProcess::close);
  }
}
