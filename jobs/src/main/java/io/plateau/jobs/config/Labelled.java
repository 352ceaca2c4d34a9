package io.plateau.jobs.config;

/** A constant that people write in another way than its name. */
interface Labelled {

  String label();
}
