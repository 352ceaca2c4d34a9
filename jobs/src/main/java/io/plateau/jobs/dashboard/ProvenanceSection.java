package io.plateau.jobs.dashboard;

import io.plateau.jobs.report.Page;
import io.plateau.jobs.report.Section;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is needed to repeat the runs: settings that all share, digests of model and features. */
final class ProvenanceSection implements Section<Dashboard> {

  @Override
  public String id() {
    return "provenance";
  }

  @Override
  public String title() {
    return "Settings and digests";
  }

  @Override
  public boolean appliesTo(Dashboard data) {
    return true;
  }

  @Override
  public void write(Page page, Dashboard data) {
    SortedMap<String, String> common =
        new TreeMap<>(RunIdentity.settings(data.runs().get(0).saved()));
    SortedMap<String, String> digests = new TreeMap<>();
    for (StreamResult run : data.runs()) {
      common.entrySet().retainAll(RunIdentity.settings(run.saved()).entrySet());
      digests.putAll(RunIdentity.digests(run.saved()));
    }
    page.html().open("div", "class", "columns");
    page.pairs("Settings that all runs share", common, "text");
    page.pairs("SHA-256", digests, "text");
    page.html().close();
    page.paragraph(
        "note",
        "Settings in which runs of a strategy differ are in its name. Every run's own settings.yaml has all of them.");
  }
}
