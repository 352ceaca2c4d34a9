package io.plateau.jobs.report.chart;

/**
 * A dashed horizontal line that other values are compared with.
 *
 * @param name what it stands for
 * @param colour place in the page's palette
 * @param y its height
 */
public record Guide(String name, int colour, double y) {}
