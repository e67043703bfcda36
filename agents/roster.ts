import { jsonSchema, type Schema } from 'ai';
import { lintTools } from '#tools/schema.ts';
import type { Agent } from './agent.ts';
import { reception } from './reception.ts';

/** An agent that may take turns: its tools were found fit for a model, and their schemas are computed. */
export interface ReadyAgent extends Agent {
  declared: readonly { name: string; description: string; inputSchema: Schema<unknown> }[];
}

/** The agents of this process, made once by the wiring. */
export interface Roster {
  reception: ReadyAgent;
}

/** Reads the instructions and checks every tool; throws, naming the tool and the place, when one is not fit for a model. */
export function openRoster(): Roster {
  return { reception: makeReady(reception()) };
}

/**
 * The conversion of a schema takes about 20 us a tool and step, more than all the rest of a turn, so it is done here, once.
 * Inputs are checked by the one door to the tools, which keeps a receipt of what it refuses.
 */
export function makeReady(agent: Agent): ReadyAgent {
  if (agent.tools.length > mostTools) {
    throw new Error(`The agent ${agent.name} has ${agent.tools.length} tools. Give it at most ${mostTools}.`);
  }
  const schemas = lintTools(agent.tools);
  const declared = agent.tools.map(({ name, description }) => {
    return { name, description, inputSchema: jsonSchema<unknown>(schemas.get(name) ?? {}) };
  });
  return { ...agent, declared };
}

/** With more, models begin to choose the wrong one. */
const mostTools = 15;
