import { traceOf } from '#agents/trace.ts';
import { speak } from '#agents/speech.ts';
import { detectLanguage } from '#language/language.ts';
import { readChoice } from '#language/choice.ts';
import { fold } from '#language/normalise.ts';
import { readYesNo } from '#language/yes-no.ts';
import { giveBackHolds } from '#db/appointment.ts';
import type { Db } from '#db/orm.ts';
import type { Ask, AskOption } from '#tools/tool.ts';
import { runTool } from '#tools/run.ts';
import { type Answer, free } from '../answer.ts';
import type { Scene } from '../begin.ts';
import { businessOf, toolScope } from '../scope.ts';
import type { BotContext } from '../context.ts';
import { say } from '../words.ts';

/** The whole message calls off what is being asked, and names nothing else. */
const calledOff =
  /^(annule[rz]?|annulez tout|annule tout|annulation|cancel( it| that)?|drop it)( (svp|stp|merci|please|pls|thanks|s il (vous|te) plait))*$/;

/**
 * An answer to what we asked: OUI, NON, 1, "le deuxième". The option runs exactly as it was offered, and its tool reads the
 * record again. Anything that is not plainly an answer is left to the agent, which is shown the offer.
 */
export async function pendingLane(ctx: BotContext, scene: Scene): Promise<Answer | null> {
  const ask = scene.pending;
  const [only, ...more] = scene.heard;
  if (!ask || !only || more.length > 0 || !['text', 'choice'].includes(only.kind)) return null;
  const answer = readAnswer(only.text, ask, {
    now: ctx.now(),
    zone: scene.setting.tenant.zone,
    language: scene.setting.language,
  });
  if (answer === null) return null;
  if (answer !== 'no' && isOver(ask, answer, ctx.now())) return null;

  const language =
    only.text.trim().length > 3 ? detectLanguage(only.text, scene.setting.language) : scene.setting.language;
  const base = {
    lane: 'pending',
    language,
    agent: null,
    model: null,
    guard: null,
    usage: free,
    paid: false,
  } as const;
  if (answer === 'no') {
    const isSlot = ask.options.some((option) => option.startsAt !== undefined);
    const text = say(isSlot ? 'declinedSlots' : 'declined', language);
    const also = (db: Db) => giveBackHolds(db, scene.setting.conversationId);
    return { ...base, text, ask: null, calls: [], trace: traceOf([only.text], [], text), ms: {}, also };
  }

  const started = performance.now();
  const call = await runTool(toolScope(ctx, scene, language), {
    tool: answer.tool,
    input: answer.input,
    id: 'pending-1',
    approved: true,
  });
  const context = { language, business: businessOf(scene), ask: call.ask };
  const spoken = speak(call.tool, call.output, context) ?? say('failed', language, businessOf(scene).phone);
  const text = [spoken, ...(asksWho(scene, call.tool, call.output) ? [whoWords(scene, language)] : [])].join(' ');
  return {
    ...base,
    text,
    ask: call.ask,
    calls: [call],
    trace: traceOf([only.text], [call], text),
    ms: { tools: performance.now() - started },
  };
}

function readAnswer(text: string, ask: Ask, at: Parameters<typeof readChoice>[2]): AskOption | 'no' | null {
  const [first, second] = ask.options;
  const isCalledOff = calledOff.test(fold(text));
  // "Annule" to "shall I cancel it?" is a yes; to an offered slot it is a no, and touches no appointment.
  const isYesToCancel = isCalledOff && first?.tool === 'cancel_appointment';
  const yesNo = isYesToCancel ? 'yes' : isCalledOff ? 'no' : readYesNo(text);
  if (yesNo === 'no') return 'no';
  if (yesNo === 'yes') return first && !second ? first : null;
  const index = readChoice(text, ask.options, at);
  return index === null ? null : (ask.options[index] ?? null);
}

/** An offer that has run out no longer cancels anything; a slot may still be free, and its tool finds out. */
function isOver(ask: Ask, option: AskOption, now: Date): boolean {
  return new Date(ask.until) <= now && option.startsAt === undefined;
}

function asksWho(scene: Scene, tool: string, output: unknown): boolean {
  const isBooked = typeof output === 'object' && output !== null && 'outcome' in output && output.outcome === 'booked';
  return tool === 'book_appointment' && isBooked && scene.setting.lastName === null && scene.setting.firstName === null;
}

function whoWords(scene: Scene, language: 'fr' | 'en'): string {
  const needsCar = scene.setting.tenant.trade === 'garage' && scene.vehicles.length === 0;
  return say(needsCar ? 'whoAndWhichCar' : 'whoAreYou', language);
}
