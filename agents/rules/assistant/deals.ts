import { defineIntent } from '../dialogue/intent.ts';
import { readCents } from './read/terms.ts';
import { nameWords } from './read/words.ts';
import type { MemberReading } from './reading.ts';
import { given } from './tasks.ts';

const newHead =
  /^(?:(?:et|and|ok|alors|bon|euh|donc|so|um|right)[\s,]+)*(?:(?:cr[ée]{1,2}e?r?|ouvre[rz]?|ajoute[rz]?|open|start|create|add|make|new|nouve(?:au|l|lle))(?:[- ](?:la|le|it))?\s+)?(?:(?:une?|the|a)\s+|l')?(?:(?:affaires?|deals?|opportunit[éy]|lead|dossier)\b)?\s*(?:(?:pour|for)\s+|[:,]\s*)?/i;
const creates = /(?:,?\s*)\b(?:cr[ée]{1,2}e?[- ](?:la|le)|ouvre[- ](?:la|le)|mets?[- ]la|create it|open it)\b\s*:?/gi;
const amountWords =
  /(?:,?\s*(?:environ|about|around|à|for|pour|de)?\s*)(?<![\d.,])\d[\d\s.,]*\s?(?:k\s?€?|€|euros?|balles)(?!\p{L})/giu;

/** Of whoever was spoken of. */
const withThem =
  /(?<!\p{L})(?:with|for) (?:them|him|her)(?!\p{L})|(?<!\p{L})(?:avec|pour) (?:eux|elles?|lui)(?!\p{L})/iu;

function readTitle(reading: MemberReading): string | null {
  const said = reading.source
    .replace(withThem, ' ')
    .replace(newHead, '')
    .replaceAll(creates, ', ')
    .replaceAll(amountWords, ' ')
    .replace(bareAmount, '');
  const words = said
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\s*,(?:\s*,)+/g, ',')
    .replace(/^[\s,.:;-]+|[\s,.:;-]+$/g, '')
    .replace(/^(?:l'affaire|affaire|deal)\s+/i, '');
  return words.length < 3 ? null : words;
}

const bareAmount = /[,;:]\s*(\d{3,6}|\d{1,3} \d{3})[\s.]*$/;

/** "…, 5200": a figure that stands alone at the end is what it is worth. */
function readDealAmount({ source }: MemberReading): string | null {
  const cents = readCents(source);
  const bare = bareAmount.exec(source)?.[1]?.replaceAll(' ', '');
  return cents !== null ? String(cents) : bare === undefined ? null : `${bare}00`;
}

export const createDealIntent = defineIntent<MemberReading>({
  name: 'create_deal',
  slots: {
    title: { read: readTitle, ask: { fr: 'Quelle affaire, avec qui ?', en: 'Which deal, and with whom?' } },
    amount: { read: readDealAmount, ask: null },
    customer: {
      read: nameWords,
      ask: null,
      recent: ['company', 'contact'],
      when: ({ source }) => withThem.test(source),
    },
  },
  tool: 'create_deal',
  input: ({ title, amount, customer }) => ({
    ...given({ title, customer }),
    ...(amount && { amountCents: Number(amount) }),
  }),
});

const verbs =
  /(?<!\p{L})(?:passe[rz]?|mets?|mettez|avance[rz]?|bascule[rz]?|move|set|put|mark|push|shift|affaires?|deals?|dossier|l'|the|la|le|les|it|en|à|au|to|as|stage|étape|c'est|est|on l'a|has been|is|was|gagn[ée]e?s?|won|win|sign[ée]e?s?|signed|sign|for|pour|c|mort|morte|dead|gone|perdue?s?|lost|lose|finalement|ah|oui|non|remets?|stp|please|bon|ok|celle(?:[- ]l[àa])?|ce(?:lui|lle)[- ]ci|[çc]a|c'|that one|this one|that|we(?:'?ve)?|they(?:'?ve)?|ils|elles|on|ont|has|have|had|au final|in the end)(?!\p{L})/giu;
const askDeal = { fr: 'Quelle affaire ?', en: 'Which deal?' };

/** The words of a deal that is spoken of: what stands before the stage, without the verbs. */
function readDeal(reading: MemberReading): string | null {
  const parts = reading.source.split(/[,;:(]|\s(?:en|à l'étape|à|au|to|as|on)\s|->|→/i);
  // "Good news, the Rance deal is won".
  const said = parts.find((part) => /\b(?:deal|affaire|dossier)\b/i.test(part)) ?? parts[0] ?? '';
  const words = said
    .replaceAll(amountWords, ' ')
    .replaceAll(verbs, ' ')
    .replaceAll(/[^\p{L}\p{N}' -]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return words.length < 3 ? null : words;
}

function readStage({ source }: MemberReading): string | null {
  if (/\b(?:suivante?|next stage|next|move (?:it )?on|move .{0,20} on)\b/i.test(source)) return 'next';
  return (
    /(?:\b(?:en|à l'étape|l'étape|to|as|at|into)|->|→)\s+["«“]?\s*([\p{L}\p{N} '-]{3,40})/iu
      .exec(source)?.[1]
      ?.trim() ?? null
  );
}

export const moveDealIntent = defineIntent<MemberReading>({
  name: 'move_deal',
  slots: {
    deal: { read: readDeal, ask: askDeal, recent: ['deal'] },
    stage: { read: readStage, ask: { fr: 'A quelle étape ?', en: 'To which stage?' }, answer: ({ source }) => source },
  },
  tool: 'change_deal',
  input: ({ deal, stage }) => given({ deal, stage }),
});

export const winDealIntent = defineIntent<MemberReading>({
  name: 'win_deal',
  slots: {
    deal: { read: readDeal, ask: askDeal, recent: ['deal'] },
    amount: { read: ({ source }) => readCents(source)?.toString() ?? null, ask: null },
  },
  tool: 'change_deal',
  input: ({ deal, amount }) => ({ ...given({ deal }), status: 'won', ...(amount && { amountCents: Number(amount) }) }),
});

const lossWords =
  /^(?:(?:bon|ah|finalement|actually|ok|ben|bah|so)[\s,]+)*(?:(?:l'affaire|the deal|deal)\s+)?(?:(?:celle[- ]l[àa]|that one)[\s,]+)?(?:c'est\s+|on l'a\s+|it's\s+|we(?:'?ve| have)?\s+)?(?:perdue?|lost(?: (?:it|that one|that|this one))?|lose|c mort|mort)\b[\s,:.-]*/i;

/** "We lost the Liberté deal". */
function lostDeal({ source }: MemberReading): string | null {
  return (
    /\b(?:lost|perdu)\s+(?:the|l'affaire)\s+([^,;:.]{3,}?)(?:\s+deal)?(?=[,;:.]|$)/i.exec(source)?.[1]?.trim() ?? null
  );
}

/** Why it was lost: what is said beside "perdue". */
function readReason(reading: MemberReading): string | null {
  const parts = reading.source
    .split(/[,;:.]|\bcar\b|\bparce qu[e']|\bbecause\b/i)
    .map((part) => part.replace(lossWords, '').trim());
  const reason = parts.filter(
    (part) =>
      part !== '' &&
      !/^(?:the|l'affaire)\s/i.test(part) &&
      !/^(?:perdue?|lost|finalement|l'affaire .*|.* perdue?|.* lost)$/i.test(part),
  );
  return reason.length === 0 ? null : reason.join(', ');
}

export const loseDealIntent = defineIntent<MemberReading>({
  name: 'lose_deal',
  slots: {
    deal: {
      read: (reading) => lostDeal(reading) ?? (lossWords.test(reading.source) ? null : readDeal(reading)),
      ask: askDeal,
      recent: ['deal'],
    },
    reason: {
      read: readReason,
      ask: { fr: 'Perdue pour quelle raison ?', en: 'Why was it lost?' },
      answer: ({ source }) => source,
    },
  },
  tool: 'change_deal',
  input: ({ deal, reason }) => ({ ...given({ deal, reason }), status: 'lost' }),
});

const dealNamed =
  /\b(?:affaire|deal|dossier|opportunit[éy])\s+(?:(?:de la|de l'|du|des|de|d'|avec|chez|of|for|with|the)\s*)*(?<behind>[\p{L}\d][\p{L}\d' -]{2,40})|\b(?:the|la|l')\s?(?<before>[\p{L}\d' -]{3,30}) (?:deal|affaire)\b/iu;
const ofStage = /\b(?:en|in|at|à l'étape|au stade)\s+(?<stage>(?!cours\b|ce\b|all\b)[\p{L} -]{4,25})/iu;

/** What a deal is called: "the auto-école Liberté deal", "l'affaire Bréhat". */
export function namedDeal({ source }: MemberReading): string | null {
  const { behind, before } = dealNamed.exec(source)?.groups ?? {};
  const words = (behind ?? before)
    ?.replace(/\s+(?:passe|monte|descend|goes?|is now|vaut|est)(?!\p{L}).*$/iu, '')
    .replace(/\s*(?:en cours|ouverte?s?|open|at|is|stp|please)\s*$/i, '')
    .trim();
  return words || null;
}

const asksAfter =
  /(?:o[uù] (?:on )?en est(?:[- ]on)?(?: avec)?|on en est o[uù] avec|where (?:are we|do we stand) (?:with|on)|what about|wheres?|where's|et|and)\s+(?:the |la |le |les |l')?(?<name>[^?,]{3,40}?)(?:[\s,]+(?:wheres? (?:that|it) at|where's (?:that|it) at|at))?\s*\?*$/iu;

/** Which one is spoken of: what it is called, or who it is with. */
function readAskedDeal(reading: MemberReading): string | null {
  return namedDeal(reading) ?? nameWords(reading) ?? asksAfter.exec(reading.source)?.groups?.['name']?.trim() ?? null;
}

export const pipelineIntent = defineIntent<MemberReading>({
  name: 'pipeline',
  slots: {
    words: { read: readAskedDeal, ask: null },
    stage: { read: ({ source }) => ofStage.exec(source)?.groups?.['stage']?.trim() ?? null, ask: null },
    amount: { read: ({ source }) => readCents(source)?.toString() ?? null, ask: null },
  },
  tool: 'list_deals',
  input: ({ words, stage, amount }) => ({ ...given({ words, stage }), ...(amount && { fromCents: Number(amount) }) }),
});
