package io.plateau.jobs.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The report as one HTML file that needs nothing else: no scripts, no fonts, no network. */
public final class HtmlReport {

  private static final List<Section<ReportData>> SECTIONS =
      List.of(
          new ResultSection(),
          new ComparisonSection(),
          new DifferenceSection(),
          new FewShotSection(),
          new SynthesisSection(),
          new PathSection(),
          new SweepSection(),
          new CostSection(),
          new TrainingSection(),
          new LandscapeSection(),
          new ReliabilitySection(),
          new ClassSection(),
          new SteeringSection(),
          new SampleSection(),
          new ProvenanceSection());

  private HtmlReport() {}

  /** The page as text, in UTF-8 when stored. */
  public static String render(ReportData data) {
    return new HtmlDocument<>(
            data.title(),
            palette(data),
            new Masthead(),
            SECTIONS,
            "All numbers of this page are in results.json beside it.")
        .render(data);
  }

  private static Palette palette(ReportData data) {
    Map<Boolean, List<String>> bySeeds =
        MethodSummary.of(data.runs()).stream()
            .collect(
                Collectors.partitioningBy(
                    MethodSummary::isSeeded,
                    Collectors.mapping(MethodSummary::name, Collectors.toList())));
    return new Palette(
        bySeeds.getOrDefault(false, List.of()), bySeeds.getOrDefault(true, List.of()));
  }
}
