package io.plateau.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plateau.clip.ClipTokenizer;
import io.plateau.clip.GoldenClip;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PromptsTest {

  private static final int POSITIONS = 20;

  private static ClipTokenizer tokenizer;

  @BeforeAll
  static void open() throws Exception {
    tokenizer = ClipTokenizer.read(GoldenClip.directory("sharded"));
  }

  @AfterAll
  static void close() {
    tokenizer.close();
  }

  @Test
  void theContextStandsBeforeTheName() {
    assertThat(only("sea or lake", PromptShape.unified(2)))
        .containsExactly(sequence(start(), slots(0, 1), name("sea or lake"), name("."), end()));
  }

  @Test
  void inTheMiddleTheLongerHalfFollowsTheName() {
    assertThat(only("river", new PromptShape(3, ClassPosition.MIDDLE, ContextSharing.UNIFIED)))
        .containsExactly(sequence(start(), slots(0), name("river"), slots(1, 2), name("."), end()));
  }

  @Test
  void inFrontTheNameComesFirst() {
    assertThat(only("river", new PromptShape(2, ClassPosition.FRONT, ContextSharing.UNIFIED)))
        .containsExactly(sequence(start(), name("river"), slots(0, 1), name("."), end()));
  }

  @Test
  void everyClassCanHaveSlotsOfItsOwn() {
    PromptShape shape = new PromptShape(2, ClassPosition.END, ContextSharing.PER_CLASS);

    Prompts prompts = Prompts.of(tokenizer, List.of("river", "lake"), shape, POSITIONS);

    assertThat(prompts.slots()).isEqualTo(4);
    assertThat(prompts.sequences().get(0)).contains(slots(0, 1)).doesNotContain(slots(2, 3));
    assertThat(prompts.sequences().get(1)).contains(slots(2, 3)).doesNotContain(slots(0, 1));
  }

  @Test
  void everyRowCanHaveThePromptOfItsClassWithSlotsOfItsOwn() {
    Prompts classes =
        Prompts.of(tokenizer, List.of("river", "lake"), PromptShape.unified(2), POSITIONS);

    Prompts rows = classes.forRows(new int[] {1, 0, 1});

    assertThat(rows.slots()).isEqualTo(6);
    assertThat(rows.sequences().get(0)).containsExactly(classes.sequences().get(1));
    assertThat(rows.sequences().get(1))
        .containsExactly(sequence(start(), slots(2, 3), name("river"), name("."), end()));
    assertThat(rows.sequences().get(2))
        .containsExactly(sequence(start(), slots(4, 5), name("lake"), name("."), end()));
  }

  @Test
  void everyImageCanHaveSlotsOfItsOwn() {
    PromptShape shape = new PromptShape(2, ClassPosition.END, ContextSharing.PER_IMAGE);
    Prompts ofOne = Prompts.of(tokenizer, List.of("river", "lake"), shape, POSITIONS);

    Prompts ofThree = ofOne.forImages(3);

    assertThat(ofOne.slots()).isEqualTo(2);
    assertThat(ofThree.slots()).isEqualTo(6);
    assertThat(ofThree.classes()).isEqualTo(6);
    assertThat(ofThree.sequences().get(1)).containsExactly(ofOne.sequences().get(1));
    assertThat(ofThree.sequences().get(4))
        .containsExactly(sequence(start(), slots(4, 5), name("river"), name("."), end()));
  }

  @Test
  void underscoresStandForSpaces() {
    assertThat(only("golden_retriever", PromptShape.unified(1)))
        .isEqualTo(only("golden retriever", PromptShape.unified(1)));
  }

  @Test
  void cuttingKeepsEndOfText() {
    long[] cut = only("river ".repeat(50), PromptShape.unified(4));

    assertThat(cut).hasSize(POSITIONS).startsWith(tokenizer.startOfText());
    assertThat(cut).endsWith(name("river")[0], tokenizer.endOfText());
  }

  @Test
  void refusesAContextThatLeavesNoRoom() {
    assertThatThrownBy(() -> only("river", PromptShape.unified(19)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "context-length: 19 (expected: <= 18, the model's 20 positions less start and end)");
  }

  @Test
  void refusesToEncodeNoClassesAtAll() {
    assertThatThrownBy(() -> Prompts.of(tokenizer, List.of(), PromptShape.unified(1), POSITIONS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("classes: none (expected: at least one)");
    assertThatThrownBy(() -> PromptShape.unified(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("context-length: 0 (expected: > 0)");
  }

  private static long[] only(String name, PromptShape shape) {
    return Prompts.of(tokenizer, List.of(name), shape, POSITIONS).sequences().get(0);
  }

  private static long[] sequence(long[]... parts) {
    return List.of(parts).stream().flatMapToLong(LongStream::of).toArray();
  }

  private static long[] start() {
    return new long[] {tokenizer.startOfText()};
  }

  private static long[] end() {
    return new long[] {tokenizer.endOfText()};
  }

  private static long[] name(String text) {
    return tokenizer.pieces(text);
  }

  private static long[] slots(long... numbers) {
    return LongStream.of(numbers).map(slot -> ~slot).toArray();
  }
}
