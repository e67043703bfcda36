import type { PlaygroundMessage, PlaygroundTurn } from '#bot/playground/shapes.ts';
import type { HistoryMessage } from '#db/history.ts';
import type { TurnRecord } from '#db/record.ts';

/** A message as the page shows it. */
export function messageView(persona: string, message: HistoryMessage): PlaygroundMessage {
  const { id, direction, text, status, segments, turnId, at, openUntil, files } = message;
  return {
    ...{ id, persona, direction, text, status, segments, turnId, files },
    choices: message.choices.map(typed),
    at: at.toISOString(),
    openUntil: openUntil?.toISOString() ?? null,
  };
}

/** A turn and its proof as the page shows them. */
export function turnView({ turn, receipts }: Omit<TurnRecord, 'sent'>): PlaygroundTurn {
  return {
    lane: turn.lane ?? 'agent',
    agent: turn.agent ?? null,
    model: turn.model ?? null,
    language: turn.language,
    calls: receipts.map(({ tool, input, output, ok, ms }) => ({ tool, input, output, ok, ms })),
    rows: receipts.flatMap((receipt) => receipt.rows as PlaygroundTurn['rows']), // Written by runTool only.
    guard: turn.guard ? (turn.guard as PlaygroundTurn['guard']) : { verdict: 'skipped', problems: [] }, // Written by the turn.
    ms: turn.ms,
    tokens: { input: turn.inputTokens, output: turn.outputTokens },
    costMicros: Number(turn.costMicros),
  };
}

/** What a phone without buttons types to take a choice: its number in the list, or the yes or no itself. */
function typed({ value, label }: { value: string; label: string }, _: number, all: readonly { value: string }[]) {
  const isYesNo = all.some((choice) => choice.value.endsWith(':no'));
  const index = isYesNo ? undefined : /:(\d+)$/.exec(value)?.[1];
  return { value: index === undefined ? label : String(Number(index) + 1), label };
}
