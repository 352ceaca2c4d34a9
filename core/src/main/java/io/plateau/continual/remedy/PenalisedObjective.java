package io.plateau.continual.remedy;

import io.plateau.feature.Batch;
import io.plateau.sharpness.Objective;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Point;

/** A loss and a penalty on what is learned. */
record PenalisedObjective(Objective objective, ParameterPenalty penalty) implements Objective {

  @Override
  public Point at(Parameters v, Batch batch) {
    return new PenalisedPoint(objective.at(v, batch), penalty, v);
  }

  @Override
  public void close() {
    objective.close();
  }
}
