/** Charts as inline SVG: markup, scales and a handful of chart types that share them. */
@NullMarked
package io.plateau.jobs.report.chart;

import org.jspecify.annotations.NullMarked;
