import type { Minds } from '#agents/rules/minds.ts';
import type { earsOnce } from '#agents/rules/ear/open-ear.ts';
import { mindsOnce, rulesModel } from '#agents/rules/model.ts';
import { makeBreaker } from './breaker.ts';
import { geminiModel, type GeminiOptions } from './gemini.ts';
import { localModel, type LocalOptions } from './local.ts';
import type { Rung } from './rung.ts';
import { turnModel, type TurnModel, type TurnTerms } from './turn-model.ts';

export interface ChainOptions {
  /** From the one asked first to the last resort: `rules`, `gemini`, `local`, `rules-best`. */
  names: string[];
  gemini: GeminiOptions | null;
  local: LocalOptions | null;
  now: () => Date;
  /** What the rules hear with, where others share it. */
  ears?: ReturnType<typeof earsOnce>;
  /** For one step of a remote model, and for all steps of a turn together. */
  timeouts?: { gemini: number; local: number; turn: number };
}

export interface RungState {
  rung: string;
  model: string;
  /** When a model that failed will be asked again; null while it is asked. */
  openUntil: Date | null;
}

/** Models in order, each standing in for the one before; a failure of one is never the person's problem. */
export interface ModelChain {
  /** Makes ready what the first turn would wait for. */
  warm(): void;
  forTurn(terms: TurnTerms): TurnModel;
  states(): RungState[];
}

/** A turn may take 20 s in all: what is left is for tools and for the last rung, which takes milliseconds. */
const defaultTimeouts = { gemini: 12_000, local: 20_000, turn: 18_000 };

/** The rungs that are named and set up. Without a key the rules answer alone. */
export function createChain(options: ChainOptions): ModelChain {
  // The SDK prints to the console where a history came from another model, which is what a chain is for.
  globalThis.AI_SDK_LOG_WARNINGS = false;
  // Both rungs of the rules think with the same minds, and a chain without them has none.
  const minds = mindsOnce(options.ears);
  const rungs = options.names.flatMap((name) => rungOf(name, options, minds) ?? []);
  if (rungs.length === 0)
    throw new Error(`The model chain "${options.names.join(',')}" is empty. Known: ${known.join(', ')}.`);
  const turnMs = (options.timeouts ?? defaultTimeouts).turn;
  return {
    warm() {
      if (rungs.some(({ timeoutMs }) => timeoutMs === null)) minds();
    },
    forTurn: (terms) => turnModel(rungs, { ...terms, now: options.now, turnMs }),
    states: () =>
      rungs.map(({ name, model, breaker }) => ({ rung: name, model: model.modelId, openUntil: breaker.openUntil() })),
  };
}

const known = ['rules', 'gemini', 'local', 'rules-best'];

function rungOf(name: string, options: ChainOptions, minds: () => Minds): Rung | null {
  const { gemini, local, now, timeouts = defaultTimeouts } = options;
  const breaker = makeBreaker(now);
  const rules = { breaker, isPaid: false, timeoutMs: null, settings: {} };
  switch (name) {
    case 'rules':
      return { name, model: rulesModel({ sure: true }, minds), ...rules };
    case 'rules-best':
      return { name, model: rulesModel({ sure: false }, minds), ...rules };
    case 'gemini':
      // Thinking longer makes a receptionist slower, not better; the tools do the arithmetic.
      return (
        gemini && {
          name,
          model: geminiModel(gemini),
          breaker,
          isPaid: true,
          timeoutMs: timeouts.gemini,
          settings: { reasoning: 'low' },
        }
      );
    case 'local':
      return (
        local && {
          name,
          model: localModel(local),
          breaker,
          isPaid: false,
          timeoutMs: timeouts.local,
          settings: { temperature: 0.2 },
        }
      );
    default:
      throw new Error(`There is no model "${name}" for the chain. Known: ${known.join(', ')}.`);
  }
}
