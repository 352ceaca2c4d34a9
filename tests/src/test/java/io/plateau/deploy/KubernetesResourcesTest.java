package io.plateau.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KubernetesResourcesTest {

  private static List<Path> files() {
    return Repository.below("deploy/kubernetes", ".yaml");
  }

  private static Stream<JsonObject> resources() {
    return files().stream().flatMap(file -> YamlFile.documents(file).stream());
  }

  /** Specifications of Spark applications, scheduled ones included. */
  private static Stream<JsonObject> applications() {
    return resources()
        .map(resource -> resource.getAsJsonObject("spec"))
        .filter(spec -> spec != null)
        .map(spec -> spec.has("schedule") ? spec.getAsJsonObject("template") : spec)
        .filter(spec -> spec.has("mainClass"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyResourceFitsItsSchema(Path file) {
    for (JsonObject resource : YamlFile.documents(file)) {
      assertThat(ResourceSchemas.problems(resource)).as(Repository.name(file)).isEmpty();
    }
  }

  @Test
  void theSchemasRefuseAMisspeltField() {
    JsonObject application =
        YamlFile.documents(Repository.path("deploy/kubernetes/train.yaml")).get(0);
    JsonObject spec = application.getAsJsonObject("spec");
    spec.add("restartPolcy", spec.remove("restartPolicy"));
    assertThat(ResourceSchemas.problems(application))
        .singleElement()
        .asString()
        .contains("'restartPolcy'");
  }

  @Test
  void theSchemasRefuseAnImpossibleValue() {
    JsonObject application =
        YamlFile.documents(Repository.path("deploy/kubernetes/prepare.yaml")).get(0);
    application
        .getAsJsonObject("spec")
        .getAsJsonObject("executor")
        .addProperty("memory", "4 gigabytes");
    assertThat(ResourceSchemas.problems(application))
        .singleElement()
        .asString()
        .contains("executor.memory");
  }

  @ParameterizedTest
  @MethodSource("applications")
  void sparksChannelsAreAuthenticatedAndEncrypted(JsonObject application) {
    JsonObject conf = application.getAsJsonObject("sparkConf");
    assertThat(conf.get("spark.authenticate").getAsString()).isEqualTo("true");
    assertThat(conf.get("spark.network.crypto.enabled").getAsString()).isEqualTo("true");
    assertThat(conf.get("spark.io.encryption.enabled").getAsString()).isEqualTo("true");
  }

  @ParameterizedTest
  @MethodSource("applications")
  void podsRunAsNobodyInParticularAndWriteToEmptyDirectoriesAlone(JsonObject application) {
    for (String role : List.of("driver", "executor")) {
      JsonObject pod = application.getAsJsonObject(role);
      assertThat(pod.getAsJsonObject("podSecurityContext").get("runAsNonRoot").getAsBoolean())
          .isTrue();
      assertRestricted(pod.getAsJsonObject("securityContext"));
    }
  }

  @Test
  void theServiceIsRestrictedAndAskedForItsHealth() {
    JsonObject pod =
        resources()
            .filter(resource -> resource.get("kind").getAsString().equals("Deployment"))
            .map(deployment -> deployment.getAsJsonObject("spec").getAsJsonObject("template"))
            .map(template -> template.getAsJsonObject("spec"))
            .findFirst()
            .orElseThrow();
    JsonObject container = pod.getAsJsonArray("containers").get(0).getAsJsonObject();
    assertRestricted(container.getAsJsonObject("securityContext"));
    for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
      assertThat(
              container.getAsJsonObject(probe).getAsJsonObject("httpGet").get("path").getAsString())
          .isEqualTo("/health");
    }
  }

  @Test
  void credentialsComeFromSecrets() {
    for (Path file : files()) {
      for (JsonObject resource : YamlFile.documents(file)) {
        variables(resource)
            .filter(variable -> variable.get("name").getAsString().startsWith("AWS_"))
            .forEach(
                variable ->
                    assertThat(variable.getAsJsonObject("valueFrom"))
                        .as(Repository.name(file))
                        .matches(from -> from.has("secretKeyRef")));
      }
    }
  }

  @Test
  void theSparkInTheResourcesIsTheOneThatIsCompiledAgainst() {
    assertThat(applications().map(spec -> spec.get("sparkVersion").getAsString()).distinct())
        .containsExactly(PomVersion.of("spark.version"));
  }

  private static void assertRestricted(JsonObject security) {
    assertThat(security.get("allowPrivilegeEscalation").getAsBoolean()).isFalse();
    assertThat(security.get("readOnlyRootFilesystem").getAsBoolean()).isTrue();
    assertThat(security.getAsJsonObject("capabilities").get("drop").toString())
        .isEqualTo("[\"ALL\"]");
  }

  /** All objects in arrays of the name {@code env}. */
  private static Stream<JsonObject> variables(JsonElement element) {
    if (element instanceof JsonArray array) {
      return StreamSupport.stream(array.spliterator(), false)
          .flatMap(KubernetesResourcesTest::variables);
    }
    if (!(element instanceof JsonObject object)) {
      return Stream.empty();
    }
    return object.entrySet().stream()
        .flatMap(
            entry ->
                entry.getKey().equals("env")
                    ? StreamSupport.stream(entry.getValue().getAsJsonArray().spliterator(), false)
                        .map(JsonElement::getAsJsonObject)
                    : variables(entry.getValue()));
  }
}
