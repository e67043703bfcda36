/** What reads the meaning of texts as vectors: two that speak of the same thing point the same way. */
export interface MeaningReader {
  /** Vectors of different readers tell nothing of each other. */
  model: string;
  /** The least cosine that is no chance. */
  closeness: number;
  /** Whether it reads at once and at no cost, so that what is missing can be read while somebody waits. */
  isLocal: boolean;
  /** One vector of `meaningLength` for each text, in their order. */
  read(texts: readonly string[], use: 'query' | 'text'): Promise<number[][]>;
}

export const meaningLength = 256;
