import { needsCodeShape, sayNeedsCode } from './factor/guarded.ts';
import { needsYesShape, sayNeedsYes, sayStale, staleShape } from './proposals/ask-yes.ts';
import { sayUndecided, undecidedShape } from './proposals/approve.ts';
import { proposedShape, sayProposed } from './proposals/propose.ts';
import { sayProof } from './proof/proof.say.ts';
import { proofShape } from './proof/proof.ts';
import type { Speaking } from './speaking.ts';
import type { Tool } from './tool.ts';
import { sayWhich, whichShape } from './which.ts';

/** How a tool's output is said in a short message; null for a tool that is not there, and for an output that is not its own. */
export function sayOutput(
  tools: readonly Tool[],
  { tool: name, output }: { tool: string; output: unknown },
  speaking: Speaking,
): string | null {
  const which = whichShape.safeParse(output);
  if (which.success) return sayWhich(which.data, speaking);
  const proof = proofShape.safeParse(output);
  if (proof.success) return sayProof(proof.data, speaking);
  const proposed = proposedShape.safeParse(output);
  if (proposed.success) return sayProposed(proposed.data, speaking);
  const needsYes = needsYesShape.safeParse(output);
  if (needsYes.success) return sayNeedsYes(needsYes.data, speaking);
  if (needsCodeShape.safeParse(output).success) return sayNeedsCode(speaking);
  if (staleShape.safeParse(output).success) return sayStale(speaking);
  const tool = tools.find((each) => each.name === name);
  const read = tool?.output.safeParse(output);
  if (tool && read?.success) return tool.say(read.data, speaking);
  const undecided = undecidedShape.safeParse(output);
  return undecided.success ? sayUndecided(undecided.data, speaking) : null;
}
