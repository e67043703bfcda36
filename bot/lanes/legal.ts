import { type LegalWord, readLegalWord } from '#language/legal-word.ts';
import { detectLanguage, type Language } from '#language/language.ts';
import { releaseHoldsAt } from '#db/appointment.ts';
import type { Heard } from '#db/message.ts';
import type { Setting } from '#db/setting.ts';
import { liftSuppression, suppress } from '#db/suppression.ts';
import type { Db } from '#db/db.ts';
import { speakPhone } from '#language/phone.ts';
import type { RowWritten } from '#tools/tool.ts';
import { type Answer, answerOf } from '../answer.ts';
import type { Scene } from '../begin.ts';
import type { BotContext } from '../context.ts';
import { asReleased } from '#tools/booking/as-released.ts';
import { markWaiting } from '../want-member.ts';
import { speak } from '../words.ts';

interface Said {
  word: LegalWord;
  message: Heard;
}

/**
 * STOP, START, HELP and the rights over one's data. First of the lanes that answer, and never through a model. What the
 * provider says it already did about the word counts as the word; it has then answered itself, so we keep silent.
 *
 * Whoever said STOP and writes again gets no answer but to these words: the carrier blocks what we send all the same, and a
 * booking nobody hears about is worse than none. The business sees that somebody waits.
 */
export function legalLane(ctx: BotContext, scene: Scene): Answer | null {
  const said = scene.heard.flatMap((message): Said[] => {
    const word = legalWordOf(message, scene.setting);
    return word ? [{ word, message }] : [];
  });
  const answered = mostImportant(said, scene.heard.at(-1));
  if (answered)
    return legalAnswer(scene, wordsAfter(answered, scene), (db) => carryOut(ctx, scene, said, db), answered.word);
  if (scene.setting.isSuppressed)
    return legalAnswer(scene, null, (db) => markWaiting(db, scene.setting.conversationId), null);
  return null;
}

/** The words that carriers themselves take for an opt-out or opt-in, whoever sends them. */
const carrierWords = /^\W*(stop|stopall|arr[eê]t|unsubscribe|start|unstop)\W*$/i;

/**
 * The legal word that a message is; null for any other message. They are a customer's words: from a member only what the
 * carrier would act upon counts, for "aide" and "info" are questions to the assistant.
 */
export function legalWordOf(
  message: Heard,
  { channel, partner }: Pick<Setting, 'channel' | 'partner'>,
): LegalWord | null {
  if (message.kind !== 'text' && message.kind !== 'media') return null;
  const told = optOutOf(message.detail);
  if (told) return partner.kind === 'member' && told === 'help' ? null : told;
  if (partner.kind === 'member' && !carrierWords.test(message.text)) return null;
  return readLegalWord(message.text, channel);
}

/** Of a burst's words: an opt-out or opt-in counts wherever it stands, then a right; help only where nothing follows it. */
function mostImportant(said: Said[], last: Heard | undefined): Said | null {
  return (
    said.findLast(({ word }) => word === 'stop' || word === 'start') ??
    said.findLast(({ word }) => word !== 'help') ??
    said.find(({ message }) => message === last) ??
    null
  );
}

function legalAnswer(
  scene: Scene,
  text: string | null,
  also: (db: Db) => Promise<RowWritten[]>,
  word: LegalWord | null,
): Answer {
  const closes = word === 'stop' ? scene.asks.map(({ id }) => id) : [];
  return answerOf({ lane: 'legal', text, language: scene.setting.language, closes, also });
}

async function carryOut(ctx: BotContext, scene: Scene, said: Said[], db: Db): Promise<RowWritten[]> {
  const { channel, addressIndex, conversationId } = scene.setting;
  const rows: RowWritten[] = [];
  const suppression = (id: string, kind: string): RowWritten => ({
    ...{ table: 'suppression', op: 'update', id, values: { kind, channel } },
  });
  for (const { word, message } of said) {
    if (word === 'stop') {
      const id = await suppress(db, { id: ctx.newId(), channel, addressIndex, messageId: message.id });
      rows.push(suppression(id, 'stop'), ...asReleased(await releaseHoldsAt(db, conversationId)));
    }
    // "How much are rear pads? And stop texting me": we may not answer it, somebody of the business can.
    if (word === 'stop' && message.text.includes('?')) rows.push(...(await markWaiting(db, conversationId)));
    if (word === 'start')
      rows.push(...(await liftSuppression(db, channel, addressIndex)).map((id) => suppression(id, 'start')));
    if (word === 'my_data' || word === 'erase_me') rows.push(...(await markWaiting(db, conversationId)));
  }
  return rows;
}

function wordsAfter({ word, message }: Said, scene: Scene): string | null {
  if (optOutOf(message.detail)) return null;
  return wordsFor(word, scene, languageOf(message.text.trim(), scene.setting.language));
}

/** One word is too short for the detector, and some are said in both languages. */
function languageOf(text: string, usual: Language): Language {
  if (/^(stop|start|info)\W*$/i.test(text)) return usual;
  if (/^(unsubscribe|unstop|opt|help)/i.test(text)) return 'en';
  if (/^(arr[eê]t|d[eé]s|aide|reprendre)/i.test(text)) return 'fr';
  return detectLanguage(text, usual);
}

function wordsFor(word: LegalWord, scene: Scene, language: Language): string | null {
  const business = scene.setting.tenant.name;
  const phone = speakPhone(scene.surroundings.site.phone);
  // The one message that may follow a STOP confirms it; a second one would be what the person asked us not to send.
  if (word === 'stop') return scene.setting.isSuppressed ? null : speak('stopped', language, business);
  if (word === 'start') return speak('started', language, business);
  if (word === 'help') return speak('help', language, business, phone);
  return speak('myData', language, business, phone);
}

function optOutOf(detail: unknown): 'stop' | 'start' | 'help' | null {
  if (typeof detail !== 'object' || detail === null || !('optOut' in detail)) return null;
  const { optOut } = detail;
  return optOut === 'stop' || optOut === 'start' || optOut === 'help' ? optOut : null;
}
