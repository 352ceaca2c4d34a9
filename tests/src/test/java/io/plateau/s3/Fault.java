package io.plateau.s3;

/** What goes wrong with a request. */
public sealed interface Fault {

  /** The server says that it has too much to do. */
  record SlowDown() implements Fault {}

  /** The connection is lost when so many bytes of the request's body have been sent. */
  record CutRequest(long bytes) implements Fault {}

  /**
   * The connection is lost when so many bytes of the response, with its head, have come: a few, or
   * more than the head has. A head that ends between two lines is a whole one to Apache's HTTP
   * client, which the SDKs use, and what follows is not what a network does.
   */
  record CutResponse(long bytes) implements Fault {}
}
