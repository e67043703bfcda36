import { jsonSchema, type Schema } from 'ai';
import { remembering } from '#language/remember.ts';
import type { Actor } from '#tools/actor.ts';
import { allTools } from '#tools/all.ts';
import { type JsonSchema, lintTools } from '#tools/schema.ts';
import type { Tool } from '#tools/tool.ts';
import { type Agent, type AgentName, mostTools, type Subject } from './agent.ts';
import { assistant } from './assistant.ts';
import { earsOnce } from './rules/ear/open-ear.ts';
import { reception } from './reception.ts';

/** An agent as it works for one actor: its tools are those of the actor's role, and were found fit for a model. */
export interface ReadyAgent extends Omit<Agent, 'toolsFor'> {
  tools: readonly Tool[];
  declared: readonly { name: string; description: string; inputSchema: Schema<unknown> }[];
}

/** The agents of this process, made once by the wiring. */
export interface Roster {
  agentFor(name: AgentName, actor: Actor, talk: Subject): ReadyAgent;
}

/** Sets of tools that are kept ready: a role asks for some dozens. */
const mostReady = 200;

/** Reads the instructions and checks every tool; throws, naming the tool and the place, when one is not fit for a model. */
export function openRoster(ears = earsOnce()): Roster {
  const schemas = lintTools(allTools);
  const agents = [reception(), assistant(ears)];
  const ready = remembering(mostReady, makeReady);
  return {
    agentFor(name, actor, talk) {
      const agent = agents.find((each) => each.name === name);
      if (!agent) throw new Error(`There is no agent ${name}.`);
      const tools = agent.toolsFor(actor, talk);
      return ready(`${name} ${tools.map((tool) => tool.name).join(' ')}`, agent, tools, schemas);
    },
  };
}

/**
 * The conversion of a schema takes about 20 us a tool and step, more than all the rest of a turn, so it is done once an agent
 * and role. Inputs are checked by the one door to the tools, which keeps a receipt of what it refuses.
 */
export function makeReady(
  { toolsFor: _toolsFor, ...agent }: Agent,
  tools: readonly Tool[],
  schemas: ReadonlyMap<string, JsonSchema>,
): ReadyAgent {
  if (tools.length > mostTools) {
    throw new Error(`The agent ${agent.name} has ${tools.length} tools. Give it at most ${mostTools}.`);
  }
  const declared = tools.map(({ name, description }) => {
    const schema = schemas.get(name);
    if (!schema) throw new Error(`The tool ${name} of ${agent.name} is not in tools/all.ts.`);
    return { name, description, inputSchema: jsonSchema<unknown>(schema) };
  });
  return { ...agent, tools, declared };
}
