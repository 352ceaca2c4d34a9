package io.plateau.jobs.service;

import io.undertow.connector.ByteBufferPool;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.MultipartParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The image in the body of a request: the body itself, or the first file of a form. */
final class ImageBody {

  private static final String FORM = "multipart/form-data";

  private ImageBody() {}

  /**
   * Finds it.
   *
   * @param contentType of the body; {@code null} where it is not said
   * @throws IOException if the form is damaged or has no file; the message says so
   */
  static byte[] of(@Nullable String contentType, byte[] body, ByteBufferPool buffers)
      throws IOException {
    if (contentType == null || !contentType.strip().toLowerCase(Locale.ROOT).startsWith(FORM)) {
      return body;
    }
    String boundary = Headers.extractQuotedValueFromHeader(contentType, "boundary");
    if (boundary == null) {
      throw new IOException("Content-Type: %s (expected: with a boundary)".formatted(contentType));
    }
    FirstFile file = new FirstFile();
    MultipartParser.ParseState form =
        MultipartParser.beginParse(
            buffers, file, boundary.getBytes(StandardCharsets.US_ASCII), "UTF-8");
    form.parse(ByteBuffer.wrap(body));
    if (!form.isComplete()) {
      throw new IOException("The form ends before its last part.");
    }
    return file.content();
  }

  private static final class FirstFile implements MultipartParser.PartHandler {

    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private boolean found;
    private boolean reading;

    @Override
    public void beginPart(HeaderMap headers) {
      String disposition = headers.getFirst(Headers.CONTENT_DISPOSITION);
      reading = !found && disposition != null && disposition.contains("filename");
      found |= reading;
    }

    @Override
    public void data(ByteBuffer data) {
      if (reading) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        content.writeBytes(bytes);
      } else {
        data.position(data.limit());
      }
    }

    @Override
    public void endPart() {
      reading = false;
    }

    byte[] content() throws IOException {
      if (!found) {
        throw new IOException("The form has no file (expected: one, the image).");
      }
      return content.toByteArray();
    }
  }
}
