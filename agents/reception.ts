import { readFileSync } from 'node:fs';
import { receptionTools } from '#tools/registry.ts';
import type { Agent } from './agent.ts';

/** Answers customers: appointments, prices, opening hours, the state of a repair. */
export function reception(): Agent {
  return {
    name: 'reception',
    instructions: readFileSync(new URL('./instructions/reception.md', import.meta.url), 'utf8'),
    tools: [...receptionTools],
    steps: 8,
    timeoutMs: 20_000,
  };
}
