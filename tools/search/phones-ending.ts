import { keepPhoneEnds, phonesEnding, unreadPhones } from '#db/search/phone-ends.ts';
import { type PhoneEnd, phoneEndDigits } from '#language/phone-end.ts';
import { type ToolContext, ToolError } from '../tool.ts';

/** So many are opened at once: a few milliseconds. */
const readAtOnce = 2_000;
/** More are read by the next search. */
const mostBatches = 60;
const mostAlike = 40;

/**
 * The contacts with a number that ends so. What has come since the last time is read first: the database has no key, and
 * keeps of an end a keyed hash, never its figures.
 */
export async function contactsEnding(
  { db, key }: Pick<ToolContext, 'db' | 'key'>,
  { digits }: PhoneEnd,
): Promise<string[]> {
  if (digits.length < phoneEndDigits) throw tooShort(digits);
  for (let batch = 0; batch < mostBatches; batch += 1) {
    const unread = await unreadPhones(db, readAtOnce);
    if (unread.length > 0) {
      await keepPhoneEnds(
        db,
        unread.map(({ id, sealed }) => ({ id, end: endIndex(key, key.open(sealed)) })),
      );
    }
    if (unread.length < readAtOnce) break;
  }
  const found = await phonesEnding(db, endIndex(key, digits), mostAlike);
  const ids = found.filter(({ sealed }) => key.open(sealed).endsWith(digits)).map(({ contactId }) => contactId);
  return [...new Set(ids)];
}

/** Another text than any number, so that an end is no key to a whole one. */
function endIndex(key: ToolContext['key'], digits: string): string {
  return key.index(`phone end ${digits.slice(-phoneEndDigits)}`);
}

function tooShort(digits: string): ToolError {
  return new ToolError(`"${digits}" is too short for the end of a number.`, 'Ask for the last four figures.', {
    fr: 'Il me faut au moins les quatre derniers chiffres du numéro.',
    en: 'I need at least the last four digits of the number.',
  });
}
