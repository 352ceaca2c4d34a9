package io.plateau.image;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * The reader of a format, the same one whatever else is on the classpath: ImageIO's own search
 * follows the context class loader, which on Spark's executors changes from thread to thread, and
 * takes whichever reader registered last.
 */
final class Readers {

  private Readers() {}

  static ImageReader of(ImageFormat format) throws IOException {
    return switch (format) {
      case WEBP -> new WebPImageReaderSpi().createReaderInstance();
      case TIFF_LITTLE_ENDIAN, TIFF_BIG_ENDIAN -> new TIFFImageReaderSpi().createReaderInstance();
      default -> ofJava(format.name()).createReaderInstance();
    };
  }

  private static ImageReaderSpi ofJava(String format) {
    Iterator<ImageReaderSpi> providers =
        IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, false);
    while (providers.hasNext()) {
      ImageReaderSpi provider = providers.next();
      boolean isJavas = provider.getClass().getModule() == ImageReaderSpi.class.getModule();
      if (isJavas && Arrays.asList(provider.getFormatNames()).contains(format)) {
        return provider;
      }
    }
    throw new ServiceConfigurationError(
        "Cannot read %s: this Java has no reader for it. Use a Java with the module java.desktop."
            .formatted(format));
  }
}
