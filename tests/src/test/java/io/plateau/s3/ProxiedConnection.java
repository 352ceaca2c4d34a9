package io.plateau.s3;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** One connection of a client, and the one to the server behind it. */
final class ProxiedConnection implements Closeable {

  private static final String SLOW_DOWN =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>";

  private final Socket client;
  private final Socket server;
  private final Function<S3Request, Optional<Fault>> faults;

  /** Bytes of responses that still pass. */
  private final AtomicLong passing = new AtomicLong(Long.MAX_VALUE);

  ProxiedConnection(Socket client, Socket server, Function<S3Request, Optional<Fault>> faults) {
    this.client = client;
    this.server = server;
    this.faults = faults;
  }

  /** Forwards one request after the other until a side hangs up. */
  void forwardRequests() {
    try (this) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      OutputStream out = server.getOutputStream();
      for (byte[] head = head(in); head.length > 0; head = head(in)) {
        S3Request request = S3Request.parse(new String(head, StandardCharsets.ISO_8859_1));
        Optional<Fault> fault = faults.apply(request);
        passing.set(Long.MAX_VALUE); // a shorter answer must not leave its cut to the next one
        if (fault.isEmpty()) {
          forward(head, in, out, request.bodyBytes());
        } else if (fault.get() instanceof Fault.CutResponse cut) {
          passing.set(cut.bytes());
          forward(head, in, out, request.bodyBytes());
        } else if (fault.get() instanceof Fault.CutRequest cut) {
          forward(head, in, out, Math.min(cut.bytes(), request.bodyBytes()));
          return;
        } else {
          slowDown(request, in);
          return;
        }
      }
    } catch (IOException e) {
      // One side has hung up; closing tells the other.
    }
  }

  /** Forwards what the server says until a side hangs up. */
  void forwardResponses() {
    try (this) {
      InputStream in = server.getInputStream();
      OutputStream out = client.getOutputStream();
      byte[] buffer = new byte[8192];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        long left = passing.addAndGet(-read);
        out.write(buffer, 0, (int) Math.max(0, Math.min(read, read + left)));
        if (left <= 0) {
          return;
        }
      }
    } catch (IOException e) {
      // One side has hung up; closing tells the other.
    }
  }

  /** All up to the empty line; nothing where the client has hung up. */
  private static byte[] head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int ended = 0; // how much of \r\n\r\n has come
    while (ended < 4) {
      int next = in.read();
      if (next < 0) {
        return new byte[0];
      }
      head.write(next);
      ended = next == (ended % 2 == 0 ? '\r' : '\n') ? ended + 1 : 0;
    }
    return head.toByteArray();
  }

  private static void forward(byte[] head, InputStream in, OutputStream out, long bodyBytes)
      throws IOException {
    out.write(head);
    out.flush();
    byte[] buffer = new byte[8192];
    for (long left = bodyBytes; left > 0; ) {
      int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (read < 0) {
        return;
      }
      out.write(buffer, 0, read);
      left -= read;
    }
  }

  private void slowDown(S3Request request, InputStream in) throws IOException {
    if (!request.waitsToBeAsked()) {
      in.skipNBytes(request.bodyBytes()); // else closing would take back the answer as well
    }
    byte[] body = SLOW_DOWN.getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 503 Slow Down\r\nContent-Type: application/xml\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
            .formatted(body.length);
    OutputStream out = client.getOutputStream();
    out.write(head.getBytes(StandardCharsets.ISO_8859_1));
    if (!request.method().equals("HEAD")) {
      out.write(body);
    }
    out.flush();
  }

  @Override
  public void close() throws IOException {
    try (client;
        server) {
      client.shutdownOutput();
    }
  }
}
