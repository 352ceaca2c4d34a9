package io.plateau.tensor;

/**
 * Where a tensor lies in a safetensors file.
 *
 * @param dtype element type
 * @param shape sizes of the axes
 * @param offset first byte, counted from the start of the file
 * @param length bytes
 */
public record TensorInfo(DType dtype, long[] shape, long offset, long length) {}
