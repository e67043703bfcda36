import { z } from 'zod';

/** Any tool's output where the customer must first show who they are, or could not. */
export const proofShape = z.strictObject({
  outcome: z.enum(['proof_needed', 'proof_refused']),
  /** What shows it. */
  by: z.array(z.enum(['plate', 'postcode'])),
  /** What they gave is not what we have. */
  wrong: z.boolean(),
});

export type ProofAnswer = z.infer<typeof proofShape>;
