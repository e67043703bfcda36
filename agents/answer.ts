import { AISDKError } from 'ai';
import type { Log } from '#db/log.ts';
import type { ToolCall } from './agent.ts';
import type { Reply } from './guard/draft.ts';
import type { Proof } from './guard/evidence.ts';
import { guardReply } from './guard/guard.ts';
import { askAgain, sayTemplate } from './guard/repair.ts';
import { NoModelAnswered, type Spent } from './models/turn-model.ts';
import { runAgent, type Run, type RunRequest } from './run.ts';
import { heardIn, readHistory, traceOf, type Trace } from './trace.ts';

export interface AnswerRequest extends Omit<RunRequest, 'history'> {
  /** Traces of past turns as they were kept, one after the other; what cannot be read is left out. */
  history: unknown[];
  /** Outputs of this conversation's tools in past turns: what the reply may state. */
  known: readonly Proof[];
  maxLength: number;
  now: Date;
  log: Log;
}

export interface Answered {
  text: string;
  /** Who spoke: `rules`, the provider's name of its model, or null when no model answered. */
  model: string | null;
  /** This turn for the history of the next ones: its last message is what was really sent. */
  trace: Trace;
  usage: Spent;
  guard: { verdict: 'passed' | 'repaired' | 'template'; problems: string[] };
  guardMs: number;
  /** The person wants none of what was offered, so that a later `oui` must not be taken for it. */
  dropsAsk: boolean;
}

/** What the chain tried, and no words came of it: not the person's problem. */
const noWords = 'no model answered';

/**
 * A reply in which nothing is stated that did not come from a tool, the context or the person. A model that says more is
 * asked once more; then a tool's own words are sent. Throws only what `call` or the reservation throws.
 */
export async function answer(request: AnswerRequest): Promise<Answered> {
  const { log } = request;
  const made: ToolCall[] = [];
  const run: RunRequest = { ...request, history: readHistory(request.history) };
  const ran = await orNull(log, () => runAgent(run, made));
  const reply = replyOf(request, run, made);
  const guarded = { problems: [] as string[], ms: 0 };
  const isClean = (text: string) => {
    const before = performance.now();
    const problems = guardReply({ ...reply, text });
    guarded.ms += performance.now() - before;
    guarded.problems.push(...problems);
    return problems.length === 0;
  };
  const finished = (text: string, verdict: Answered['guard']['verdict']): Answered => ({
    text,
    model: ran?.model ?? null,
    trace: traceOfRun(request, ran, reply.calls, text),
    usage: request.model.spent(),
    guard: { verdict, problems: [...new Set(guarded.problems)] },
    guardMs: guarded.ms,
    dropsAsk: verdict === 'passed' && ran !== null && ran.dropsAsk,
  });

  if (ran === null) guarded.problems.push(noWords);
  else if (isClean(ran.text)) return finished(ran.text, 'passed');
  else if (ran.model !== 'rules') {
    const again = await orNull(log, () => askAgain(run, ran, [...guarded.problems]));
    if (again !== null && isClean(again)) return finished(again, 'repaired');
  }
  return finished(sayTemplate(request.agent.tools, reply), 'template');
}

/** Null for what models and their SDK do; anything else (a database that is away) is thrown again, and ends the turn. */
async function orNull<T>(log: Log, work: () => Promise<T | null>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    const isLate = error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
    if (!isLate && !(error instanceof NoModelAnswered) && !AISDKError.isInstance(error)) throw error;
    log.warn({ error: error.name, reason: error instanceof NoModelAnswered ? error.message : undefined }, noWords);
    return null;
  }
}

function replyOf(request: AnswerRequest, { history }: RunRequest, made: ToolCall[]): Omit<Reply, 'text'> {
  return {
    context: request.context,
    now: request.now,
    maxLength: request.maxLength,
    said: [...heardIn(history), ...request.heard],
    calls: [...request.earlier, ...made],
    known: request.known,
    toolNames: request.agent.declared.map((tool) => tool.name),
  };
}

/** The model's own messages, whole: what a provider put beside them must come back as it was. */
function traceOfRun({ heard, earlier }: AnswerRequest, ran: Run | null, calls: ToolCall[], text: string): Trace {
  if (ran === null) return traceOf(heard, calls, text);
  const opening = traceOf(heard, earlier, '').slice(0, -1);
  if (ran.text === text) return [...opening, ...ran.messages];
  const last = ran.messages.at(-1);
  const said = last?.role === 'assistant' ? ran.messages.slice(0, -1) : ran.messages;
  return [...opening, ...said, { role: 'assistant', content: text }];
}
