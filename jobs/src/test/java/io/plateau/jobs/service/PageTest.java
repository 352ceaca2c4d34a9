package io.plateau.jobs.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser. */
@Tag("browser")
class PageTest {

  private static final String STATUS = "document.getElementById('status').textContent";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir private Path directory;

  @Test
  void anImageThatIsChosenOrDroppedIsLabelled() throws Exception {
    Optional<Path> program = Browser.program();
    assumeTrue(program.isPresent(), "SKIPPED: there is no Chromium on this machine.");
    ServiceMetrics metrics = new ServiceMetrics();
    try (CurrentModel model =
            new CurrentModel(
                () -> ServedZeroShot.version("000007", "red circle", "blue <b>square</b>"),
                ServedZeroShot.IMAGES,
                ServedZeroShot.CONFIGURATION,
                metrics);
        PredictionServer server =
            PredictionServer.start(new ServerSettings("127.0.0.1", 0, 1 << 20, 2), model, metrics);
        Browser browser = Browser.start(program.get(), directory.resolve("profile"))) {
      model.refresh();
      browser.call(
          "Page.navigate",
          Map.of("url", "http://127.0.0.1:%d/".formatted(server.address().getPort())));
      await()
          .atMost(LIMIT)
          .until(
              () ->
                  browser
                      .text("document.getElementById('status')?.textContent")
                      .equals("No image yet."));

      browser.choose("#file", picture("red.png", Color.RED));
      awaitAnswer(browser, "red.png");
      assertThat(browser.text("document.querySelectorAll('#classes tr').length")).isEqualTo("2");
      assertThat(browser.text("document.querySelectorAll('#classes b').length")).isEqualTo("0");
      assertThat(browser.text("document.getElementById('version').textContent"))
          .isEqualTo("Model version 000007");
      screenshot(browser);

      browser.drop(300, 150, picture("blue.png", Color.BLUE));
      awaitAnswer(browser, "blue.png");

      browser.choose("#file", Files.writeString(directory.resolve("text.png"), "no image"));
      await()
          .atMost(LIMIT)
          .until(() -> browser.text(STATUS).startsWith("Cannot label text.png: Not an image: "));
    }
  }

  private static void awaitAnswer(Browser browser, String name) {
    await()
        .atMost(LIMIT)
        .until(
            () ->
                browser.text("document.getElementById('answer').hidden").equals("false")
                    && browser.text("document.getElementById('name').textContent").equals(name));
    assertThat(browser.text(STATUS)).matches("(red circle|blue <b>square</b>), \\d+\\.\\d %\\.");
  }

  private Path picture(String name, Color colour) throws IOException {
    return Files.write(directory.resolve(name), ServedZeroShot.picture(colour, 40));
  }

  /** Beside the reports of the build, for people to look at. */
  private static void screenshot(Browser browser) throws IOException {
    byte[] picture =
        Base64.getDecoder()
            .decode(browser.call("Page.captureScreenshot", Map.of()).get("data").getAsString());
    Files.write(
        Files.createDirectories(Path.of("target/screenshots")).resolve("service.png"), picture);
  }
}
