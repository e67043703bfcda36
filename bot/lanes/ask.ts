import { z } from 'zod';
import { speakingOf } from '#agents/context.ts';
import { traceOf } from '#agents/trace.ts';
import type { Heard } from '#db/message.ts';
import { readAnswer } from '#language/answer.ts';
import { readNamedYes } from '#language/named-yes.ts';
import { fold } from '#language/normalise.ts';
import { isPlainQuoteYes } from '#language/quote-answer.ts';
import { readReminderAnswer } from '#language/reminder-answer.ts';
import { readManneredYesNo, readYesIn } from '#language/yes-no.ts';
import { allTools } from '#tools/all.ts';
import {
  type Ask,
  type AskOption,
  type OpenAsk,
  openAskSchema,
  readChoiceValue,
  type StandingAsk,
} from '#tools/ask.ts';
import { isCourtesy } from '#agents/rules/manners.ts';
import { askOf } from '#db/ask.ts';
import { runTool } from '#tools/run.ts';
import { sayOutput } from '#tools/say.ts';
import { type Answer, answerOf } from '../answer.ts';
import type { Scene } from '../begin.ts';
import type { BotContext } from '../context.ts';
import { scopeOf } from '../scope.ts';
import { speak } from '../words.ts';

/** The whole message calls off what is being asked, and names nothing else. */
const calledOff =
  /^(annule[rz]?|annulez tout|annule tout|annulation|cancel( it| that)?|drop it)( (svp|stp|merci|please|pls|thanks|s il (vous|te) plait))*$/;

type Role = NonNullable<Scene['role']>;

/** What a message answers: one option of an open question, or its no. */
interface Answered {
  ask: OpenAsk;
  choice: AskOption | 'no';
}

const choiceDetail = z.object({ value: z.string() });

/**
 * An answer to what we asked: a pressed button, OUI, NON, 1, "le deuxième". The option runs exactly as it was put, and its tool
 * reads everything again. Anything that is not plainly an answer is left to the agent, which is shown the question.
 */
export async function askLane(ctx: BotContext, scene: Scene): Promise<Answer | null> {
  const { role, heard } = scene;
  const button = onlyButton(heard);
  if (role && button) return pressed(ctx, scene, role, button);
  const [only, ...more] = heard;
  if (!role || !only || more.length > 0 || only.kind !== 'text') return null;
  const at = { now: ctx.now(), zone: scene.setting.tenant.zone, language: scene.setting.language };
  for (const ask of standing(ctx, scene)) {
    const choice = ask.topic === 'reminder' ? answerToReminder(ask, only.text, at) : answerTo(ask, only.text, at);
    if (choice === null) continue;
    const rivals = standing(ctx, scene).filter((other) => ask.topic === 'proposal' && other.topic === 'proposal');
    if (rivals.length > 1) return askWhichOne(ctx, scene, rivals, choice);
    // A word may be meant for what was said since: what changes somebody's records is put again, by name.
    return isApproval(ask) && !ask.isLast && !isNamedYes(ask, only.text)
      ? putAgain(scene, ask)
      : carryOut(ctx, scene, role, { ask, choice });
  }
  return null;
}

/** The one button that was pressed, however often; what was written beside it is no more than a word of thanks. */
function onlyButton(heard: readonly Heard[]): Heard | null {
  const [first, ...others] = heard.filter(({ kind }) => kind === 'choice');
  const value = first && valueOf(first);
  const isOne = others.every((other) => valueOf(other) === value);
  const isAll = heard.every(({ kind, text }) => kind === 'choice' || isCourtesy(fold(text).split(' ')));
  return first && isOne && isAll ? first : null;
}

/** A button names its question: an old one never answers a newer question, and one that is closed answers nothing. */
async function pressed(ctx: BotContext, scene: Scene, role: Role, message: Heard): Promise<Answer> {
  const value = readChoiceValue(valueOf(message) ?? '');
  const open = standing(ctx, scene).find(({ id }) => id === value?.ask);
  // Of a proposal that others decided it is still told how it ended.
  const ask = open ?? (value && (await closedApproval(ctx, scene, value.ask)));
  const choice = value?.option === 'no' ? 'no' : ask?.options[value?.option ?? -1];
  return ask && choice ? carryOut(ctx, scene, role, { ask, choice }) : noLongerAsked(scene, message);
}

function valueOf({ detail }: Heard): string | null {
  return choiceDetail.safeParse(detail).data?.value ?? null;
}

async function closedApproval(ctx: BotContext, { setting }: Scene, id: string): Promise<OpenAsk | null> {
  const row = await ctx.store.forTenant(setting.tenant.id, (db) => askOf(db, setting.conversationId, id));
  const ask = openAskSchema.safeParse(row && { ...row, until: row.until.toISOString() }).data;
  return ask?.topic === 'proposal' ? ask : null;
}

function noLongerAsked({ language }: Scene, message: Heard): Answer {
  const text = speak('noLongerAsked', language);
  return answerOf({ lane: 'ask', language, text, trace: traceOf([message.text], [], text) });
}

/** Runs the option that was chosen, or what the no stands for. */
async function carryOut(ctx: BotContext, scene: Scene, role: Role, { ask, choice }: Answered): Promise<Answer> {
  const { language, heard } = scene;
  const said = heard.map(({ text }) => text);
  const bound = choice === 'no' ? ask.no : choice;
  const base = { lane: 'ask', language, closes: [ask.id] } as const;
  if (!bound) {
    const text = speak('declined', language);
    return answerOf({ ...base, text, trace: traceOf(said, [], text) });
  }
  const started = performance.now();
  const call = await runTool(scopeOf(ctx, scene, role, allTools), {
    ...{ id: 'ask-1', tool: bound.tool, input: bound.input },
    // To choose whom or what is meant is no yes to what is then done to it.
    approved: ask.topic !== 'which',
    proposal: choice === 'no' ? undefined : choice.proposal,
    record: choice === 'no' ? undefined : choice.record,
  });
  const spoken = call.ok ? sayOutput(allTools, call, { ...speakingOf(role.context), ask: call.ask }) : null;
  const text = spoken ?? speak('failed', language, role.context.business.phone);
  const closed = scene.asks.filter(({ topic }) => call.closes.includes(topic)).map(({ id }) => id);
  return answerOf({
    ...{ ...base, text, ask: call.ask, calls: [call], trace: traceOf(said, [call], text) },
    // A proposal that met a fault is still to be decided.
    closes: call.ok || ask.topic !== 'proposal' ? [...new Set([ask.id, ...closed])] : [],
    ms: { tools: performance.now() - started },
  });
}

function answerTo(ask: StandingAsk, text: string, at: Parameters<typeof readAnswer>[2]): AskOption | 'no' | null {
  const [first, second] = ask.options;
  const isCalledOff = calledOff.test(fold(text));
  // A colleague's wish is refused; what was done since is called off.
  if (isCalledOff && ask.topic === 'proposal' && !ask.isLast) return null;
  // "Annule" to "shall I cancel it?" is a yes; to offered times it is a no, and touches no appointment.
  if (first?.calledOff && !second && (isCalledOff || readNamedYes(text, first.label))) return first;
  // To "move or cancel?" it chooses, and is asked for by name.
  const off = ask.options.find((option) => option.calledOff);
  if (off && second && isCalledOff) return off;
  if (first?.tool === 'change_my_name' && readNamedYes(text, first.label, 'rename')) return first;
  if (first?.yesWords && readYesIn(text, first.yesWords)) return first;
  const yesNo = isCalledOff ? 'no' : readManneredYesNo(text);
  // "Claire, yes": a yes that names what was asked about.
  if (yesNo === null && ask.topic === 'yes' && first && readManneredYesNo(withoutWordsOf(text, first.label)) === 'yes')
    return first;
  if (yesNo === null && ask.topic === 'yes' && first?.tool === 'accept_quote' && isPlainQuoteYes(text)) return first;
  if (yesNo === 'no') return 'no';
  if (yesNo === 'yes') return first && !second ? first : null;
  // A name, a day or "le premier" is no yes to what is proposed, nor to what is called off.
  if (isApproval(ask) || first?.calledOff) return null;
  const { option, rest } = readAnswer(text, ask.options, at);
  // What is said beside the choice is for the agent.
  return option === null || rest !== '' ? null : (ask.options[option] ?? null);
}

/** What is left of a text once the words of a label are gone. */
function withoutWordsOf(text: string, label: string): string {
  const named = new Set(fold(label).split(' '));
  return text.includes('?')
    ? text
    : fold(text)
        .split(' ')
        .filter((word) => !named.has(word))
        .join(' ');
}

/** A bare "ok" is meant for what was said last. */
function answerToReminder(
  { options: [first], isLast }: StandingAsk,
  text: string,
  at: Parameters<typeof readReminderAnswer>[2],
): AskOption | 'no' | null {
  const read = first?.startsAt === undefined ? null : readReminderAnswer(text, first.startsAt, at);
  if (!first || !read || (!isLast && !read.isNamed)) return null;
  return read.answer === 'no' ? 'no' : first;
}

/** What has run out no longer does anything, unless its tool finds out whether it still can. */
function standing(ctx: BotContext, { asks }: Scene): StandingAsk[] {
  return asks.filter(({ late, until }) => late === 'runs' || new Date(until) > ctx.now());
}

/** What waits for a plain yes: that of a colleague, one's own, or a customer's to what we would do for how much. */
function isApproval({ topic }: Ask): boolean {
  return topic === 'proposal' || topic === 'yes' || topic === 'quote';
}

/** "Envoie" is meant for what is to be sent, whatever was said since. */
function isNamedYes({ options: [first] }: Ask, text: string): boolean {
  return first?.yesWords !== undefined && readYesIn(text, first.yesWords) && readManneredYesNo(text) !== 'yes';
}

/** Puts an approval once more, so that the next word can be meant for nothing else. */
function putAgain(scene: Scene, { id, isLast: _isLast, ...ask }: StandingAsk): Answer {
  const { language, heard } = scene;
  const text = speak('stillWaiting', language, ask.options[0]?.label ?? '');
  const trace = traceOf(
    heard.map((message) => message.text),
    [],
    text,
  );
  return answerOf({ lane: 'ask', language, text, ask, closes: [id], trace });
}

/** Puts the approvals side by side: the choice says which of them the yes or the no was for. */
function askWhichOne(ctx: BotContext, scene: Scene, asks: OpenAsk[], choice: AskOption | 'no'): Answer {
  const { language } = scene;
  const options = asks.flatMap((ask): AskOption[] => {
    const [first] = ask.options;
    if (choice !== 'no') return first ? [first] : [];
    return first && ask.no ? [{ ...ask.no, label: first.label }] : [];
  });
  const text = speak(choice === 'no' ? 'whichToDecline' : 'whichToApprove', language);
  const until = new Date(ctx.now().getTime() + 3_600_000).toISOString();
  const ask: Ask = { topic: 'choice', kind: 'choose', options, no: null, until, late: 'lapses' };
  const trace = traceOf(
    scene.heard.map((message) => message.text),
    [],
    text,
  );
  return answerOf({ lane: 'ask', language, text, ask, trace });
}
