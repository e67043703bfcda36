import { unaccent } from '#language/normalise.ts';
import type { Claim } from '#language/quantities.ts';
import type { Draft, Sentence } from './draft.ts';

/**
 * Every amount, date, time, duration, count, percentage, phone number, plate, e-mail address and reference was returned by a tool,
 * stands in the context or was said by the person. What only the person said of money, or a member of the business's records,
 * may be asked back or denied, not confirmed: it is how one haggles.
 */
export function checkFigures(draft: Draft): string[] {
  return draft.sentences.flatMap((sentence) =>
    sentence.claims
      .filter(({ kind }) => kind !== 'name')
      .filter((claim) => !draft.evidence.isKnown(claim) && !isEcho(claim, sentence, draft) && !isListed(claim, draft))
      .map((claim) =>
        claim.value === 'no_such_date'
          ? `"${claim.text}" is no date: the day and the weekday do not fit.`
          : `"${claim.text}" was not returned by any tool.`,
      ),
  );
}

function isEcho(claim: Claim, { clauses }: Sentence, { evidence, context }: Draft): boolean {
  const isOurs = claim.kind === 'count' && context.kind === 'member';
  const isHaggled =
    (claim.kind === 'money' || claim.kind === 'percent' || isOurs) &&
    clauses.some(({ text, asks, denies }) => text.includes(unaccent(claim.text)) && !asks && !denies);
  return claim.value !== 'no_such_date' && !isHaggled && evidence.isSaid(claim);
}

/** `Deux créneaux : mardi à 14 h 30 ou jeudi à 9 h`: an offer is as many as it names. */
function isListed({ kind, value }: Claim, { sentences }: Draft): boolean {
  if (kind !== 'count' || !value.endsWith(' slot')) return false;
  const named = sentences.flatMap(({ claims }) => claims.filter((claim) => claim.kind === 'time'));
  return value === `${named.length} slot`;
}
