package io.plateau.sharpness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UpdateRuleTest {

  private static Stream<UpdateRule> all() {
    return EveryRule.of(0.5);
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyRuleReachesExecutorsAsItIs(UpdateRule rule) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(rule);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(rule);
    }
  }

  @Test
  void aRuleSaysWhatItIs() {
    assertThat(UpdateRule.gcFunctionalSam(0.3, 0.5, 0.8).toString())
        .isEqualTo(
            "UpdateRule[name=gc-functional-sam,"
                + " perturbation=AscentPerturbation[ascent=SteepestAscent[rho=0.3],"
                + " path=FunctionalPath[]],"
                + " constraint=AgreementConstraint[low=0.5, up=0.8], memory=NoMemory[]]");
  }

  @Test
  void namesAreTheirOwn() {
    assertThat(all().map(UpdateRule::name)).doesNotHaveDuplicates();
  }

  @Test
  void theAgreementConstraintGoesOverEveryPerturbedGradient() {
    List<UpdateRule> free =
        List.of(
            UpdateRule.sam(1),
            UpdateRule.asam(1),
            UpdateRule.functionalSam(1),
            UpdateRule.logitSam(1),
            UpdateRule.angleSam(1, 30),
            UpdateRule.preconditionedSam(1),
            UpdateRule.preconditionedFunctionalSam(1),
            UpdateRule.friendlySam(1, 1, 0.9));

    for (UpdateRule rule : free) {
      assertThat(rule.withAgreement(0.5, 0.8))
          .isEqualTo(
              new UpdateRule(
                  "gc-" + rule.name(),
                  rule.perturbation(),
                  Constraint.agreement(0.5, 0.8),
                  rule.memory()));
    }
  }

  @Test
  void aRuleWithAConstraintOfItsOwnKeepsIt() {
    List<UpdateRule> bound =
        List.of(
            UpdateRule.erm(),
            UpdateRule.gsam(1, 0.2),
            UpdateRule.lookSam(1, 5, 0.7),
            UpdateRule.sample(1, 0.1, 0.15),
            UpdateRule.proGrad(1));

    for (UpdateRule rule : bound) {
      assertThatThrownBy(() -> rule.withAgreement(0.5, 0.8))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              """
              Cannot constrain %s by agreement: it has a constraint of its own, %s. Choose a rule \
              that follows the perturbed gradient as it is, such as sam."""
                  .formatted(rule.name(), rule.constraint()));
    }
  }
}
