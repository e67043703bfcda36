import { cardById, cardsById, cardsNamed, cardsReachedAt, type ContactCard } from '#db/contact-card.ts';
import { knownByPlate, vehicleById } from '#db/vehicle.ts';
import { findEmails } from '#language/email.ts';
import { fold } from '#language/normalise.ts';
import { findPhones } from '#language/phone.ts';
import { findPlates } from '#language/plate.ts';
import { clean } from '#language/quantities/page.ts';
import { idIn, keysOf, type Meant, namingWords, onlyOne } from '../meant.ts';
import { isLikeWord, isVeryWord, nearNames, type NearNames } from '../near.ts';
import type { ToolContext } from '../tool.ts';

/** More of one name are told apart by something else than a list. */
const mostFound = 20;

type Looking = Pick<ToolContext, 'db' | 'key'>;

/** The contacts that words mean: an id, a phone, an e-mail, a plate of theirs, or their name, with their car beside it perhaps. */
export async function meantContacts(ctx: Looking, words: string): Promise<Meant<ContactCard>> {
  const id = idIn(words);
  if (id) {
    // The id of a vehicle means its owner.
    const vehicle = await vehicleById(ctx.db, id);
    return exactly([await cardById(ctx.db, vehicle?.contactId ?? id)]);
  }
  const text = clean(words);
  const [phone] = findPhones(text, 'FR');
  const [email] = findEmails(text);
  const reached = phone ?? email;
  if (reached) return exactly(await cardsReachedAt(ctx.db, ctx.key.index(reached.value)));
  const [plate] = findPlates(text);
  if (plate) {
    const vehicle = await knownByPlate(ctx.db, plate.value);
    return exactly([vehicle && (await cardById(ctx.db, vehicle.contactId))]);
  }
  const said = namingWords(words);
  const named = await cardsNamed(ctx.db, keysOf(said), mostFound);
  const fitting = best(named, said);
  if (fitting.found.length > 0 && fitting.isExact) return fitting;
  // A slip is asked about: "Marttin" may be nobody we know.
  const near = await nearNames(ctx.db, said);
  const almost = best(await cardsById(ctx.db, await near.ids('contact')), said, near);
  return almost.count > fitting.count ? { ...almost, isExact: false } : fitting;
}

/** The one contact that is meant, or the question which; `field` is the input that names them. */
export async function meantContact(ctx: Looking, words: string, field = 'who', how: { reads?: boolean } = {}) {
  const meant = await meantContacts(ctx, words);
  return onlyOne(meant, words.trim(), (card) => ({ label: contactLabel(card), input: { [field]: card.id } }), how);
}

/** `Claire Martin`; of who has no name the phone is not told here. */
export function contactName({ firstName, lastName }: Pick<ContactCard, 'firstName' | 'lastName'>): string {
  return [firstName, lastName].filter(Boolean).join(' ');
}

/** What tells two of one name apart: `Claire Martin (Renault Clio AB-123-CD)`. */
export function contactLabel(card: ContactCard): string {
  const [vehicle] = card.vehicles;
  const beside = vehicle ? `${vehicle.model} ${vehicle.plate}` : card.company;
  return beside ? `${contactName(card)} (${beside})` : contactName(card);
}

function exactly(cards: (ContactCard | null)[]): Meant<ContactCard> {
  return { found: cards.flatMap((card) => card ?? []), isExact: true };
}

/** Those whom the most words fit; the whole of them and without a slip, or it is not quite what was said. */
function best(
  cards: readonly ContactCard[],
  said: readonly string[],
  near: NearNames | null = null,
): Meant<ContactCard> & { count: number } {
  const fits = cards.map((card) => ({ card, ...fitOf(card, said, near) }));
  const most = Math.max(0, ...fits.map(({ count }) => count));
  const found = fits.filter(({ count, isNamed }) => count === most && count > 0 && isNamed);
  const isAll = most === said.length;
  return {
    found: found.map(({ card }) => card),
    isExact: isAll && found.every(({ isVery }) => isVery),
    isNear: isAll,
    count: found.length === 0 ? 0 : most,
  };
}

/** How many of the words the contact's names and cars have; `isNamed`: a name is among them, `isVery`: none with a slip. */
function fitOf(card: ContactCard, said: readonly string[], near: NearNames | null) {
  const names = fold(contactName(card)).split(' ');
  const first = fold(card.firstName ?? '');
  const others = fold([card.company ?? '', ...card.vehicles.map(({ model }) => model)].join(' ')).split(' ');
  // An initial stands for a first name.
  const isOther = (word: string) => others.includes(word) || (word.length === 1 && first.startsWith(word));
  const isVery = (word: string) => names.some((name) => isVeryWord(word, name));
  const isName = (word: string) => names.some((name) => isLikeWord(word, name, near));
  const fitting = said.filter((word) => isName(word) || isOther(word));
  return {
    count: fitting.length,
    isNamed: said.some(isName),
    isVery: fitting.every((word) => isVery(word) || isOther(word)),
  };
}
