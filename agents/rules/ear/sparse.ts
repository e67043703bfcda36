/** A message in numbers: columns and their values, of length one together. */
export interface SparseVector {
  at: Int32Array;
  values: Float32Array;
}
