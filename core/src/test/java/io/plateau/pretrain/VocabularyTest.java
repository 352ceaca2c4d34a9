package io.plateau.pretrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.plateau.world.Captions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocabularyTest {

  private final Vocabulary vocabulary = Vocabulary.ofCaptions();
  private HuggingFaceTokenizer tokenizer;

  @BeforeEach
  void open(@TempDir Path directory) throws IOException {
    ModelFiles files = new ModelFiles(directory);
    files.writeConfiguration(Tiny.ARCHITECTURE, vocabulary);
    tokenizer = files.openTokenizer();
  }

  @AfterEach
  void close() {
    tokenizer.close();
  }

  @Test
  void wordsOfTheWorldAreOneTokenEach() {
    assertThat(tokens("a photo of a striped red star."))
        .containsExactly(
            "<|startoftext|>",
            "a",
            "photo",
            "of",
            "a",
            "striped",
            "red",
            "star",
            ".",
            "<|endoftext|>");
  }

  @Test
  void everyCaptionWordIsKnown() {
    for (String word : Captions.words()) {
      assertThat(tokens(word)).containsExactly("<|startoftext|>", word, "<|endoftext|>");
    }
  }

  @Test
  void caseAndHyphensDoNotMatter() {
    assertThat(tokens("Red-Star")).isEqualTo(tokens("red star"));
  }

  @Test
  void foreignWordsAreSpelledInPairsOfLetters() {
    assertThat(tokens("Golden 7Up"))
        .containsExactly("<|startoftext|>", "go", "##ld", "##en", "7", "##up", "<|endoftext|>");
  }

  @Test
  void accentsAreDropped() {
    assertThat(tokens("crème")).isEqualTo(tokens("creme"));
  }

  @Test
  void otherScriptsAreUnknown() {
    assertThat(tokens("星")).containsExactly("<|startoftext|>", "<unk>", "<|endoftext|>");
  }

  @Test
  void endOfTextIsTheLargestId() {
    assertThat(vocabulary.id(Vocabulary.END)).isEqualTo(vocabulary.size() - 1);
    assertThat(Arrays.stream(tokenizer.encode("red").getIds()).max())
        .hasValue(vocabulary.size() - 1);
  }

  @Test
  void refusesTokensThatAreNotThere() {
    assertThatThrownBy(() -> vocabulary.id("zebra"))
        .hasMessage("token: zebra (expected: one of the vocabulary)");
  }

  private String[] tokens(String text) {
    return tokenizer.encode(text).getTokens();
  }
}
