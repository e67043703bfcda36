import type { Made } from '../outcome.ts';
import type { ProofAnswer } from './proof.ts';

/** What a call made that was answered so; where the team was told, it may be said. */
export function proofMade(output: ProofAnswer): Omit<Made, 'rows'> {
  const deeds = output.outcome === 'proof_refused' ? (['passed_on', 'noted'] as const) : [];
  return { ok: true, output, ask: null, closes: ['which'], deeds: [...deeds] };
}
