package io.plateau.jobs.adaptation;

import io.plateau.adapter.ClassTexts;
import io.plateau.clip.FrozenClip;
import io.plateau.prep.FrozenModels;
import io.plateau.prep.featureset.FeatureSetManifest.Model;
import io.plateau.prompt.ClassFeatures;
import io.plateau.tensor.HostTensor;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** Where the text features of classes come from. */
public sealed interface TextSource {

  /**
   * The texts of classes, in the space of some features.
   *
   * @param classNames in label order
   * @param model that made the features
   * @param template the prompt, where one is encoded
   * @throws IOException if they cannot be had, or are of another space
   */
  ClassTexts texts(
      List<String> classNames, Model model, String template, Configuration configuration)
      throws IOException;

  /** The prompt that the texts are of; empty where that is not known. */
  String template(String wanted);

  /**
   * The text tower of a model encodes them.
   *
   * @param location a directory or {@code embedded}
   */
  record Tower(String location) implements TextSource {

    @Override
    public ClassTexts texts(
        List<String> classNames, Model model, String template, Configuration configuration)
        throws IOException {
      if (model.isNone()) {
        throw new IOException(
            "Cannot use model %s with these features: nobody knows which model made them, as they were prepared with --model none. Give the classes' text features of that model to --texts, or prepare the features again with --model."
                .formatted(location));
      }
      FrozenClip clip = FrozenModels.clip(location, configuration);
      if (!clip.digest().equals(model.digest())) {
        throw new IOException(
            "Cannot use model %s (SHA-256 %s) with these features: another model made them, %s (%s). Give that one to --model, or prepare the features again."
                .formatted(location, clip.digest(), model.name(), model.digest()));
      }
      HostTensor features = ClassFeatures.zeroShot(clip, classNames, template);
      return new ClassTexts(classNames, features, clip.logitScale());
    }

    @Override
    public String template(String wanted) {
      return wanted;
    }
  }

  /**
   * A file has them.
   *
   * @param path of a {@code .npy} or {@code .safetensors} file
   * @param logitScale factor on cosines
   */
  record Given(String path, float logitScale) implements TextSource {

    @Override
    public ClassTexts texts(
        List<String> classNames, Model model, String template, Configuration configuration)
        throws IOException {
      HostTensor features = TextFile.read(path, classNames, model.width(), configuration);
      return new ClassTexts(classNames, features, logitScale);
    }

    @Override
    public String template(String wanted) {
      return "";
    }
  }
}
