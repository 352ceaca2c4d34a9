package io.plateau.jobs.adaptation;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.adapter.ClassTexts;
import io.plateau.adapter.LearnerInput;
import io.plateau.feature.Batch;
import io.plateau.feature.FeatureTable;
import io.plateau.feature.FewShotSampler;
import io.plateau.jobs.config.ClassSelection;
import io.plateau.jobs.config.DrawSettings;
import io.plateau.jobs.config.Shots;
import io.plateau.tensor.HostTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShotDrawTest {

  private static final List<String> NAMES = List.of("a", "b", "c", "d");
  private static final FeatureTable TRAIN = table("train", 10, 1);
  private static final FeatureTable VALIDATION = table("val", 6, 1);
  private static final FeatureTable NONE = Relabelling.none(NAMES, 2);

  private final List<String> warnings = new ArrayList<>();

  @Test
  void validationShotsComeFromTheSameStreamAfterTheTrainingShots() {
    LearnerInput input = draw(ClassSelection.ALL, 5).draw(texts(NAMES), TRAIN, VALIDATION);

    FewShotSampler stream = FewShotSampler.seeded(7);
    int[] train = stream.select(TRAIN.batch().labels(), 5).positions();
    int[] validation = stream.select(VALIDATION.batch().labels(), 4).positions();
    assertThat(input.train().ids()).isEqualTo(TRAIN.select(train).ids());
    assertThat(input.validation().ids()).isEqualTo(VALIDATION.select(validation).ids());
  }

  @Test
  void baseClassesAreKeptAfterTheDraw() {
    LearnerInput all = draw(ClassSelection.ALL, 3).draw(texts(NAMES), TRAIN, NONE);
    LearnerInput base = draw(ClassSelection.BASE, 3).draw(texts(NAMES), TRAIN, NONE);

    assertThat(base.train().ids()).isEqualTo(all.train().ids().subList(0, 6));
    assertThat(base.validation().rows()).isZero();
    assertThat(base.texts().classes()).isEqualTo(4);
  }

  @Test
  void allShotsAreAllRows() {
    LearnerInput input =
        new ShotDraw(new DrawSettings(ClassSelection.ALL, Shots.ALL, 1), warnings::add)
            .draw(texts(NAMES), TRAIN, VALIDATION);

    assertThat(input.train().ids()).isEqualTo(TRAIN.ids());
    assertThat(input.validation().ids()).isEqualTo(VALIDATION.ids());
  }

  @Test
  void aShotBringsItsViews() {
    LearnerInput input = draw(ClassSelection.ALL, 2).draw(texts(NAMES), table("train", 4, 3), NONE);

    assertThat(input.train().rows()).isEqualTo(4 * 2 * 3);
    assertThat(input.train().views()).startsWith(0, 1, 2, 0, 1, 2);
    assertThat(input.train().ids().subList(0, 3)).containsOnly(input.train().ids().get(0));
  }

  @Test
  void moreShotsThanImagesGiveAllOfThemWithAWarning() {
    LearnerInput input = draw(ClassSelection.ALL, 99).draw(texts(NAMES), TRAIN, NONE);

    assertThat(input.train().rows()).isEqualTo(TRAIN.rows());
    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0)).startsWith("4 of the classes have fewer than 99 rows and give all");
  }

  @Test
  void textsMayBeOfMoreClasses() {
    List<String> more = List.of("a", "b", "c", "d", "e");

    LearnerInput input = draw(ClassSelection.BASE, 1).draw(texts(more), TRAIN, NONE);

    assertThat(input.train().classNames()).isEqualTo(more);
    assertThat(input.train().batch().labels()).containsExactly(0, 1);
  }

  private ShotDraw draw(ClassSelection classes, int shots) {
    return new ShotDraw(new DrawSettings(classes, new Shots(shots), 7), warnings::add);
  }

  private static ClassTexts texts(List<String> names) {
    HostTensor features = HostTensor.zeros(names.size(), 2);
    for (int k = 0; k < names.size(); k++) {
      features.values()[2 * k] = 1;
    }
    return new ClassTexts(names, features, 100);
  }

  private static FeatureTable table(String split, int perClass, int views) {
    int images = NAMES.size() * perClass;
    int[] labels = IntStream.range(0, images * views).map(row -> row / views % 4).toArray();
    float[] features = new float[2 * labels.length];
    for (int i = 0; i < features.length; i += 2) {
      features[i] = 1;
    }
    return new FeatureTable(
        NAMES,
        IntStream.range(0, labels.length).mapToObj(row -> split + row / views).toList(),
        IntStream.range(0, labels.length).map(row -> row % views).toArray(),
        new Batch(features, labels, 2));
  }
}
