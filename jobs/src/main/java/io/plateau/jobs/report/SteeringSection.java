package io.plateau.jobs.report;

import io.plateau.jobs.report.chart.Markup;
import java.util.Locale;

/** What a steered tower looks at, before and after. */
final class SteeringSection implements Section<ReportData> {

  @Override
  public String id() {
    return "steering";
  }

  @Override
  public String title() {
    return "What it looks at";
  }

  @Override
  public boolean appliesTo(ReportData data) {
    return !data.steered().isEmpty();
  }

  @Override
  public void write(Page page, ReportData data) {
    Markup html = page.html();
    page.paragraph(
        "note",
        "Pass 1 and pass 2: where the class token looks in the last layer, the mean of its heads; both passes of an image to one scale, from nothing (grey) to the highest weight of the two (orange). Selected: the cosine of every patch's token with the learned task embedding, grey at 0 and below, orange at 1. What is selected is fed back into pass 2. Feedback changes values, not queries and keys, so with one late layer both passes look the same way. Rows of the test set at equal distances, not picked.");
    html.open("div", "class", "looks");
    for (SteeredImage image : data.steered()) {
      html.open("article").element("h3", image.label()).open("div", "class", "passes");
      picture(html, image.photo(), "Image", "the square that the tower sees", image);
      picture(
          html,
          image.first(),
          "Pass 1",
          "attention, orange is %s".formatted(percent(image.attention())),
          image);
      picture(html, image.second(), "Pass 2", "steered, to the same scale", image);
      picture(
          html,
          image.similarity(),
          "Selected",
          String.format(Locale.ROOT, "cosine, at most %.2f", image.cosine()),
          image);
      html.close().close();
    }
    html.close();
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static void picture(
      Markup html, String uri, String name, String what, SteeredImage image) {
    html.open("div")
        .empty("img", "src", uri, "alt", name + ": " + image.label(), "loading", "lazy")
        .element("strong", name)
        .element("span", what)
        .close();
  }
}
