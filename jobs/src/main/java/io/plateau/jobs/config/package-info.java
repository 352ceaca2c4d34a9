/**
 * Settings: records with their defaults and checks, filled strictly from presets, files and the
 * command line. Nothing of Spark or Hadoop is needed here.
 */
@NullMarked
package io.plateau.jobs.config;

import org.jspecify.annotations.NullMarked;
