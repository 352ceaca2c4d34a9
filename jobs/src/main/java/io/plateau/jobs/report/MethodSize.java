package io.plateau.jobs.report;

/**
 * How much a method learns, and what a step of it takes.
 *
 * @param method method name
 * @param learned numbers that are learned
 * @param stepBytes memory of a step, estimated; 0 where nobody reckons it
 */
public record MethodSize(String method, long learned, long stepBytes) {}
