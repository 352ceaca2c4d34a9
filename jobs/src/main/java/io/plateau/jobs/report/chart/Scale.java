package io.plateau.jobs.report.chart;

import java.util.List;

/** Where a value lies along an axis, in user units of the drawing, and which values to label. */
interface Scale {

  double at(double value);

  List<Tick> ticks();
}
