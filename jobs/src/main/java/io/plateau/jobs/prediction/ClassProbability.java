package io.plateau.jobs.prediction;

import com.google.gson.annotations.SerializedName;
import java.io.Serializable;

/**
 * A class and how probable it is.
 *
 * @param className its name
 * @param probability in (0, 1]
 */
public record ClassProbability(@SerializedName("class") String className, double probability)
    implements Serializable {}
