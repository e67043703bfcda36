import { readLegalWord } from '#language/legal-word.ts';
import { detectLanguage, type Language } from '#language/language.ts';
import { wantPerson } from '#db/conversation.ts';
import { liftSuppression, suppress } from '#db/suppression.ts';
import type { Db } from '#db/orm.ts';
import { speakPhone } from '#language/phone.ts';
import { type Answer, free } from '../answer.ts';
import type { Scene } from '../begin.ts';
import type { BotContext } from '../context.ts';
import { say } from '../words.ts';

type LegalWord = NonNullable<ReturnType<typeof readLegalWord>>;

/**
 * STOP, START, HELP and the rights over one's data. First of all lanes, for all roles, and never through a model. What the
 * provider says it already did about the word counts as the word; it has then answered itself, so we keep silent.
 */
export function legalLane(ctx: BotContext, scene: Scene): Answer | null {
  const last = scene.heard.at(-1);
  if (!last || last.kind !== 'text') return null;
  const byProvider = optOutOf(last.detail);
  const word = byProvider ?? readLegalWord(last.text, scene.setting.channel === 'sms' ? 'sms' : 'other');
  if (!word) return null;
  const language = /^(stop|start|info)\b/i.test(last.text.trim())
    ? scene.setting.language
    : detectLanguage(last.text, scene.setting.language);
  const text = byProvider ? null : wordsFor(word, scene, language);
  return {
    lane: 'legal',
    text,
    language: scene.setting.language,
    ask: word === 'stop' ? null : 'keep',
    calls: [],
    agent: null,
    model: null,
    guard: null,
    trace: [],
    usage: free,
    paid: false,
    ms: {},
    also: (db) => carryOut(ctx, scene, word, last.id, db),
  };
}

async function carryOut(ctx: BotContext, scene: Scene, word: LegalWord, messageId: string, db: Db): Promise<void> {
  const { channel, addressIndex, conversationId } = scene.setting;
  if (word === 'stop') await suppress(db, { id: ctx.newId(), channel, addressIndex, messageId });
  if (word === 'start') await liftSuppression(db, channel, addressIndex);
  if (word === 'my_data' || word === 'erase_me') await wantPerson(db, conversationId);
}

function wordsFor(word: LegalWord, scene: Scene, language: Language): string {
  const business = scene.setting.tenant.name;
  const phone = speakPhone(scene.site.phone);
  if (word === 'stop') return say('stopped', language, business);
  if (word === 'start') return say('started', language, business);
  if (word === 'help') return say('help', language, business, phone);
  return say('myData', language, business, phone);
}

function optOutOf(detail: unknown): 'stop' | 'start' | 'help' | null {
  if (typeof detail !== 'object' || detail === null || !('optOut' in detail)) return null;
  const { optOut } = detail;
  return optOut === 'stop' || optOut === 'start' || optOut === 'help' ? optOut : null;
}
