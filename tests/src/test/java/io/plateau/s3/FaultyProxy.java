package io.plateau.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** Stands between a client and an S3 server, keeps a log of requests and lets some go wrong. */
public final class FaultyProxy implements AutoCloseable {

  private final URI server;
  private final ServerSocket listener;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<S3Request> requests = new CopyOnWriteArrayList<>();
  private final List<Rule> rules = new CopyOnWriteArrayList<>();

  private record Rule(
      Predicate<S3Request> which, IntPredicate nth, Fault fault, AtomicInteger matched) {

    boolean hits(S3Request request) {
      return which.test(request) && nth.test(matched.incrementAndGet());
    }
  }

  private FaultyProxy(URI server, ServerSocket listener) {
    this.server = server;
    this.listener = listener;
  }

  static FaultyProxy before(S3Server server) throws IOException {
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    FaultyProxy proxy = new FaultyProxy(server.endpoint(), listener);
    proxy.threads.execute(proxy::accept);
    return proxy;
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  /**
   * Lets something go wrong.
   *
   * @param which requests are counted
   * @param nth whether it is the turn of the n-th of them, from 1
   */
  public void inject(Predicate<S3Request> which, IntPredicate nth, Fault fault) {
    rules.add(new Rule(which, nth, fault, new AtomicInteger()));
  }

  /** Lets everything pass from now on, with an empty log. */
  public void reset() {
    rules.clear();
    requests.clear();
  }

  /** All requests since the start or the last reset, in the order in which they came. */
  public List<S3Request> requests() {
    return List.copyOf(requests);
  }

  /** Logs a request, and says what is to go wrong with it. */
  private Optional<Fault> faultOf(S3Request request) {
    requests.add(request);
    // Every rule counts, whichever comes first.
    List<Rule> hits = rules.stream().filter(rule -> rule.hits(request)).toList();
    return hits.stream().findFirst().map(Rule::fault);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Socket upstream = new Socket(server.getHost(), server.getPort());
        ProxiedConnection connection = new ProxiedConnection(client, upstream, this::faultOf);
        threads.execute(connection::forwardRequests);
        threads.execute(connection::forwardResponses);
      } catch (IOException e) {
        if (!listener.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    threads.shutdownNow();
  }
}
