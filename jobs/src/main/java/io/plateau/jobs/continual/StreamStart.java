package io.plateau.jobs.continual;

import io.plateau.sharpness.Parameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the last task of a stream is learned on from.
 *
 * @param learned how many tasks come before it
 * @param rows scores before training and after these tasks, as far as they are known
 * @param state what the strategy knows of them; null where it starts anew
 * @param prompt a prompt that was learned from them; null for the hand-written one, or where the
 *     state has it
 */
public record StreamStart(
    int learned, List<TaskScores> rows, byte @Nullable [] state, @Nullable Parameters prompt) {

  public StreamStart {
    rows = List.copyOf(rows);
  }

  /** The pretrained model. */
  public static StreamStart pretrained() {
    return new StreamStart(0, List.of(), null, null);
  }

  /** A prompt that was learned from one task, by whatever. */
  public static StreamStart prompt(Parameters prompt) {
    return new StreamStart(1, List.of(), null, prompt);
  }

  /** A saved stream, with the same strategy. */
  public static StreamStart after(StreamSnapshot stream) {
    return new StreamStart(stream.tasks().size(), stream.rows(), stream.state(), null);
  }

  /** A saved stream, with another strategy: only its prompt goes on. */
  public static StreamStart promptAfter(StreamSnapshot stream, Parameters prompt) {
    return new StreamStart(stream.tasks().size(), stream.rows(), null, prompt);
  }
}
