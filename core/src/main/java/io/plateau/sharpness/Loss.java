package io.plateau.sharpness;

import io.plateau.tensor.HostTensor;
import java.io.Serializable;

/**
 * A loss of the model's outputs T, and its derivative there.
 *
 * @param value mean over the samples
 * @param derivative dL/dT, of the outputs' shape
 */
public record Loss(double value, HostTensor derivative) implements Serializable {}
