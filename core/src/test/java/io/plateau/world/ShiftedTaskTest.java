package io.plateau.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShiftedTaskTest {

  private final World world = new World(1);
  private final ShiftedTask task = ShiftedTask.of(world);

  @Test
  void has24BaseAnd24NewClassesThatPretrainingNeverSaw() {
    assertThat(task.baseClasses()).isEqualTo(24);
    assertThat(task.classes()).hasSize(48).doesNotHaveDuplicates().isSubsetOf(world.heldOut());
  }

  @Test
  void newClassesShareNeitherShapeNorColourWithBaseClasses() {
    List<Combination> base = task.classes().subList(0, 24);
    List<Combination> fresh = task.classes().subList(24, 48);

    assertThat(fresh)
        .extracting(Combination::outline)
        .doesNotContainAnyElementsOf(base.stream().map(Combination::outline).toList());
    assertThat(fresh)
        .extracting(Combination::colour)
        .doesNotContainAnyElementsOf(base.stream().map(Combination::colour).toList());
  }

  @Test
  void everySeedHasEnoughClasses() {
    for (long seed = 1; seed <= 20; seed++) {
      assertThat(ShiftedTask.of(new World(seed)).classes()).as("seed %d", seed).hasSize(48);
    }
  }

  @Test
  void testPicturesFollowTheTrainingPictures() {
    ShiftedTask longer = new ShiftedTask(world, task.classes(), 24, task.trainPerClass() + 1, 1);

    assertThat(longer.train(0, task.trainPerClass()).rgb()).isEqualTo(task.test(0, 0).rgb());
  }

  @Test
  void writesAnImageFolderInLabelOrder(@TempDir Path folder) throws IOException {
    ShiftedTask small = new ShiftedTask(world, task.classes(), 24, 2, 1);
    small.write(folder);

    assertThat(Files.readAllLines(folder.resolve("classes.txt"))).isEqualTo(task.classNames());
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(file -> file.toString().endsWith(".png"))).hasSize(48 * 3);
    }
    Path picture = folder.resolve("train").resolve(task.classNames().get(30)).resolve("001.png");
    assertThat(ImageIO.read(picture.toFile()).getRGB(5, 6))
        .isEqualTo(task.train(30, 1).image().getRGB(5, 6));
  }

  @Test
  void refusesMoreBaseClassesThanClasses() {
    assertThatThrownBy(() -> new ShiftedTask(world, task.classes(), 49, 1, 1))
        .hasMessage("baseClasses: 49 (expected: 1 to 48)");
  }

  @Test
  void refusesClassesWithoutPictures() {
    assertThatThrownBy(() -> new ShiftedTask(world, task.classes(), 24, 16, 0))
        .hasMessage("pictures per class: 16 for training and 0 for test (expected: >= 1)");
  }
}
