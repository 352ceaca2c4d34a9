package io.plateau.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContinualSettingsTest {

  @Test
  void theDefaultPresetNamesEverySettingOfStreamsWithItsDefault() {
    Layer preset = Layer.preset("continual/default");
    assertThat(preset.values())
        .containsOnlyKeys(
            Stream.of(StreamSettings.defaults(), RemedySettings.defaults())
                .flatMap(settings -> EffectiveSettings.flat(settings).keySet().stream())
                .toArray(String[]::new));
    assertThat(SettingsBinder.bind(ContinualSettings.defaults(), List.of(preset)))
        .isEqualTo(ContinualSettings.defaults());
  }

  @Test
  void theDemoPresetIsPlainCoOp() {
    ContinualSettings demo =
        SettingsBinder.bind(ContinualSettings.defaults(), List.of(Layer.preset("continual/demo")));
    assertThat(demo.training().update().method()).isEqualTo(UpdateMethod.ERM);
    assertThat(demo.remedies().bufferSize()).isEqualTo(144);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "learner=cocoop | learner: cocoop (expected: coop, kgcoop or prograd",
        "context-per-class=true | context-per-class: true (expected: false",
        "classes=base | classes: base (expected: all",
        "synthetic=there | synthetic: there (expected: none",
        "buffer-size=0 | buffer-size: 0 (expected: a whole number >= 1)",
        "zero-shot-share=2 | zero-shot-share: 2 (expected: a number from 0 to 1)",
        "buffer=herdng | did you mean herding?",
        "strategy=ship-replay | generator: none (expected: the directory of a generator, as synthesize fit writes it",
        "generator=there | generator: there (expected: none, unless ship-replay is a remedy)",
        "strategy=replay+mixture-replay | at most one of replay, der++, gaussian-replay, mixture-replay, ship-replay, a-gem",
        "routing-quantile=2 | routing-quantile: 2 (expected: a number from 0 to 1)",
        "orthogonality=-1 | orthogonality: -1 (expected: a finite number >= 0)",
        "ewc-gamma=2 | ewc-gamma: 2 (expected: a number from 0 to 1)",
        "strategy=ranpak | did you mean ranpac?; remedies of one prompt may be joined, as in replay+ewc: replay, der++",
        "strategy=replay+ewk | remedies of one prompt, joined by plus signs: replay, der++, gaussian-replay, mixture-replay, ship-replay, a-gem, lwf, distill, mod-x, ewc, averaging, text-anchor; ewk is none of them",
        "strategy=ewc+rail | rail is none of them",
        "strategy=ewc+ | did you mean ewc?",
        "strategy=ewc+lwf+ewc | every remedy once; ewc comes twice",
        "strategy=a-gem+replay | at most one of replay, der++, gaussian-replay, mixture-replay, ship-replay, a-gem, as steps see one set"
      })
  void whatNoStreamCanDoIsRefused(String assignment, String sentence) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContinualSettings.defaults().with(assignment))
        .withMessageContaining(sentence);
  }

  @Test
  void remediesAreJoinedInWhateverOrder() {
    StrategyChoice choice = StrategyChoice.parse("lwf+der+++ewc");

    assertThat(choice.kind()).isEqualTo(StrategyKind.SEQUENTIAL);
    assertThat(choice.remedies()).containsExactly(RemedyKind.DER, RemedyKind.LWF, RemedyKind.EWC);
    assertThat(choice).isEqualTo(StrategyChoice.parse("ewc+lwf+der++"));
    assertThat(choice).hasToString("der+++lwf+ewc");
    assertThat(StrategyChoice.parse(choice.toString())).isEqualTo(choice);
  }

  @Test
  void theAnchorIsInTheLossOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ContinualSettings.defaults().with("strategy=text-anchor", "learner=kgcoop"))
        .withMessageContaining("no text-anchor with learner=kgcoop, whose loss has it already");
  }
}
