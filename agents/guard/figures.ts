import { unaccent } from '#language/normalise.ts';
import type { Claim } from '#language/quantities.ts';
import type { Draft, Sentence } from './draft.ts';

/**
 * Every amount, date, time, duration, phone number, plate and percentage was returned by a tool, stands in the context or was
 * said by the person. What only the person said of money may be asked back or denied, not confirmed: it is how one haggles.
 */
export function checkFigures({ sentences, evidence }: Draft): string[] {
  return sentences.flatMap((sentence) =>
    sentence.claims
      .filter((claim) => !evidence.isKnown(claim) && !isEcho(claim, sentence, evidence))
      .map((claim) =>
        claim.value === 'no_such_date'
          ? `"${claim.text}" is no date: the day and the weekday do not fit.`
          : `"${claim.text}" was not returned by any tool.`,
      ),
  );
}

function isEcho(claim: Claim, { clauses }: Sentence, evidence: Draft['evidence']): boolean {
  const isMoney = claim.kind === 'money' || claim.kind === 'percent';
  const isHaggled =
    isMoney && clauses.some(({ text, asks, denies }) => text.includes(unaccent(claim.text)) && !asks && !denies);
  return claim.value !== 'no_such_date' && !isHaggled && evidence.isSaid(claim);
}
