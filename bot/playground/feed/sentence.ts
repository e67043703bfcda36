import type { CameDue, LatestTurn, Partnered } from '#db/happening.ts';
import type { NamedService } from '#db/service.ts';
import { toLocal } from '#language/zone.ts';
import type { Bilingual } from '../shop.ts';
import { customerSentences } from './customer-sentences.ts';
import { paperSentences } from './paper-sentences.ts';
import { countWord, firstOf, fitted, soon, type Speech } from './speech.ts';
import { proposedSaid, staffSentences, toConfirmSaid } from './staff-sentences.ts';
import { dayOf, readTold } from './told.ts';

const stranger: Bilingual = { fr: 'Un inconnu', en: 'A stranger' };

/** How the shop reads its own day. */
export interface ShopReading {
  zone: string;
  today: string;
  services: readonly NamedService[];
}

/** An answered message as one sentence. `isAsking`: somebody else must say yes to it. `about`: the day of the diary it changed. */
interface SaidTurn {
  text: Bilingual;
  isAsking: boolean;
  about: string | null;
}

export function sayTurn({ turn, receipts, who }: LatestTurn, reading: ShopReading): SaidTurn {
  const speech: Speech = { who: nameOfPartner(who), today: reading.today, services: reading.services };
  const sentences = { ...paperSentences, ...(who.isMember ? staffSentences : customerSentences) };
  const done = receipts.filter(({ ok }) => ok).toReversed();
  // What changed something says more than what was only read.
  const ordered = [
    ...done.filter(({ effect }) => effect !== 'read'),
    ...done.filter(({ effect }) => effect === 'read'),
  ];
  for (const { tool, output } of ordered) {
    const told = readTold(output);
    if (told.outcome === 'proposed')
      return { text: fit(proposedSaid(tool, told, speech)), isAsking: true, about: null };
    if (told.outcome === 'needs_yes' && who.isMember)
      return { text: fit(toConfirmSaid(tool, speech)), isAsking: false, about: null };
    const said = sentences[tool]?.(told, speech) ?? null;
    if (said) {
      const text = fit(isApproval(receipts) ? approved(said, speech.who) : said);
      return { text, isAsking: false, about: dayOf(told) };
    }
  }
  return { text: fit(plain(turn.lane ?? null, speech.who)), isAsking: false, about: null };
}

/** What came due by itself, as one sentence. */
export function sayDue({ kind, name, count, about }: CameDue, { zone, today }: ShopReading): Bilingual {
  const who = nameOfPartner({ name, firstName: name && firstOf(name), isMember: false });
  if (kind === 'hold') {
    const many = count > 1;
    return {
      fr: `Sans réponse ${who.fr === stranger.fr ? 'd’un inconnu' : `de ${who.fr}`} : ${countWord(count, 'fr')} créneau${many ? 'x' : ''} rendu${many ? 's' : ''}.`,
      en: `No answer from ${who.en === stranger.en ? 'a stranger' : who.en}: ${countWord(count, 'en')} time${many ? 's' : ''} given back.`,
    };
  }
  if (kind === 'proposal') {
    return {
      fr: `Demande de ${who.fr} restée sans réponse : rien ne change.`,
      en: `${who.en}’s request was not answered: nothing changes.`,
    };
  }
  if (kind === 'morning') {
    return { fr: `Point du matin envoyé à ${who.fr}.`, en: `Morning digest sent to ${who.en}.` };
  }
  const start = about && toLocal(about, zone);
  const at = start ? `${start.date}T${start.time}` : null;
  return fit({
    fr: `Rappel envoyé à ${who.fr}${at ? ` pour ${soon(at, today, 'fr')}` : ''}.`,
    en: `Reminder sent to ${who.en}${at ? ` for ${soon(at, today, 'en')}` : ''}.`,
  });
}

function nameOfPartner({ name, firstName, isMember }: Partnered): Bilingual {
  if (isMember && name) return { fr: firstOf(name), en: firstOf(name) };
  const known = firstName ?? name;
  return known ? { fr: known, en: known } : stranger;
}

function isApproval(receipts: LatestTurn['receipts']): boolean {
  return receipts.some(({ deeds }) => deeds.includes('approved'));
}

/** `Julie déplace Claire …` as `Julie approuve : Claire …` would lose the verb; it is said before. */
function approved(said: Bilingual, who: Bilingual): Bilingual {
  const rest = { fr: said.fr.replace(`${who.fr} `, ''), en: said.en.replace(`${who.en} `, '') };
  return { fr: `${who.fr} approuve et ${rest.fr}`, en: `${who.en} says yes and ${rest.en}` };
}

function plain(lane: string | null, who: Bilingual): Bilingual {
  if (lane === 'takeover')
    return { fr: `${who.fr} écrit : l’équipe répond.`, en: `${who.en} writes: the team answers.` };
  if (lane === 'legal')
    return { fr: `${who.fr} règle ses messages : c’est fait.`, en: `${who.en} sets what may be sent: done.` };
  return { fr: `${who.fr} écrit, Comptoir répond.`, en: `${who.en} writes, Comptoir answers.` };
}

function fit({ fr, en }: Bilingual): Bilingual {
  return { fr: fitted(fr), en: fitted(en) };
}
