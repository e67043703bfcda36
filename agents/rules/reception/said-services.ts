import { readBeneficiary } from '#language/beneficiary.ts';
import { fold, unaccent } from '#language/normalise.ts';
import { ownRelative } from '#language/relation.ts';
import { chooseService } from './choose.ts';
import { areStanding } from './named-appointment.ts';
import type { BesideOwn } from './read-beside-own.ts';
import type { CustomerReading } from './reading.ts';
import type { CustomerScope, CustomerState, Said } from './state.ts';

const besideWords =
  /\b(?:deja|already|a cote d|en plus d|en meme temps qu|apres (?:la|le|ma|mon)|avant (?:la|le|ma|mon)|after (?:the|my)|before (?:the|my)|beside|as well as|that day|ce jour)/;

/** "Front. No wait, it's the rear ones": what counts comes after. */
const takenBack =
  /^.*\b(?:no wait|wait no|non attendez|non pardon|pardon|sorry|je voulais dire|je parlais d[eu]|i meant?)\b[ ,.:]*(?<rest>.{3,})$/i;

/** "Une coupe après ma couleur": the colour only tells when. */
export function withoutBeside(
  { services, unclear }: Required<Pick<Said, 'services' | 'unclear'>>,
  beside: BesideOwn | null,
): Required<Pick<Said, 'services' | 'unclear'>> {
  const others = services.filter((service) => !beside?.services.includes(service));
  return { services: others, unclear };
}

/** What ails a car is looked at first, unless the words name one thing to do. */
export function seenTo(
  reading: CustomerReading,
  { context }: CustomerScope,
): Required<Pick<Said, 'services' | 'unclear'>> {
  const diagnosis = context.services.find(({ service, name }) => fold(`${service} ${name}`).startsWith('diagnos'));
  if (reading.services.length > 0 || !diagnosis) return { services: reading.services, unclear: reading.unclear };
  return { services: [diagnosis.service], unclear: [] };
}

/** What is only told beside it: "not Thursday", "I've the full service already". */
const told =
  /\b(?:already|deja|en plus d[eu']|as well as|on top of|besides)\b|^ ?(?:pas|not|i've|i have|j'ai|you're|vous)\b/;

/** What a correction names in place of what was wanted: "sorry, I meant a blow-dry". Null where it names no service. */
export function meantInstead(
  { text }: CustomerReading,
  { frames: [frame] }: Pick<CustomerState, 'frames'>,
  { read }: CustomerScope,
): CustomerReading | null {
  const rest = frame ? takenBack.exec(text)?.groups?.['rest'] : undefined;
  const clauses = (rest ?? '')
    .split(/[,;.!?]/)
    .filter((clause) => clause.trim() !== '' && !told.test(unaccent(clause)));
  return clauses.map(read).find(({ services }) => services.length > 0) ?? null;
}

/** The services of a message, and those of an open question about several that it decides; `meant`: what it names in place of others. */
export function servicesIn(
  reading: CustomerReading,
  { frames: [frame], about }: CustomerState,
  scope: CustomerScope,
  meant: CustomerReading | null,
): Required<Pick<Said, 'services' | 'unclear'>> {
  if (meant !== null) return { services: meant.services.slice(0, 1), unclear: [] };
  const isOpen = frame !== undefined && frame.slots.unclear.length > 0;
  const taken = isOpen ? takenBack.exec(reading.text)?.groups?.['rest'] : undefined;
  if (isOpen && taken !== undefined) {
    const clause = taken.split(/[,;.]/).find((part) => !/\b(?:already|deja|déjà)\b/i.test(part)) ?? '';
    const chosen = chooseService(frame.slots.unclear, scope.read(clause), scope);
    if (chosen !== null) return { services: [chosen], unclear: [] };
  }
  const corrected = frame ? null : correctedAtOnce(reading, scope);
  if (corrected !== null) return { services: [corrected], unclear: [] };
  if (isBeside(reading, frame, scope)) return { services: [], unclear: [] };
  const instead = insteadOf(reading, frame);
  if (instead.length > 0) return { services: instead, unclear: [] };
  if (reading.services.length > 0) return { services: reading.services, unclear: [] };
  const open = frame ? frame.slots.unclear : about.unclear;
  const narrowed = chooseService(open, reading, scope);
  if (narrowed !== null) return { services: [narrowed], unclear: [] };
  // Of what was asked back, nothing but the answer decides: it may be for somebody else.
  const isAsked = reading.unclear.length > 0 || frame !== undefined;
  const usual = usualOf(isAsked ? reading : { ...reading, unclear: [...open] }, frame, scope);
  return usual === null
    ? { services: [], unclear: reading.unclear }
    : { services: [usual, ...reading.beside], unclear: [] };
}

const age = /\b(?<years>\d{1,2}) ?(?:ans|years? old|yrs? old|yo|y\/o)\b|\((?<bare>\d{1,2})\)/;
const oldestChild = 12;
const young =
  /\b(?:fils|filles?|enfants?|petite?s?|freres?|soeurs?|garcons?|gamine?s?|bebe|neveux?|nieces?|son|sons|daughters?|kids?|boys?|girls?|child\w*|brothers?|sisters?|nephews?|toddler|baby)\b/;

/** "Pour son frère Tom, 7 ans": a child's, whatever else the words name, where the business has it. */
export function ofChild(
  named: Required<Pick<Said, 'services' | 'unclear'>>,
  { text }: CustomerReading,
  { context }: CustomerScope,
): Required<Pick<Said, 'services' | 'unclear'>> {
  const { years, bare } = age.exec(unaccent(text))?.groups ?? {};
  const child = context.services.find(({ name }) => /\b(?:enfants?|child|kids?)\b/.test(fold(name)));
  const said = Number(years ?? bare ?? Number.NaN);
  // "Abîmés depuis 3 ans" is nobody's age.
  const isChild = said > 0 && said <= oldestChild && young.test(unaccent(text));
  if (!child || !isChild) return named;
  const [head] = fold(child.service).split(' ');
  const isCut = (code: string) => fold(code).split(' ')[0] === head;
  return [...named.services, ...named.unclear].every(isCut) ? { services: [child.service], unclear: [] } : named;
}

/** "Un balayage vendredi. Euh non pardon, un brushing": corrected before anything was answered. */
function correctedAtOnce({ text }: CustomerReading, { read }: CustomerScope): string | null {
  const rest = takenBack.exec(text)?.groups?.['rest'];
  if (rest === undefined) return null;
  const before = read(text.slice(0, text.length - rest.length)).services;
  const [meant] = read(rest.split(/[,;.!?]/)[0] ?? '').services;
  return meant !== undefined && before.length > 0 && !before.includes(meant) ? meant : null;
}

const ofRelative = new RegExp(`\\b(?:${ownRelative})\\b`);
const replaces =
  /\b(?:plutot|instead|a la place|scrap|forget|oubliez?|laisse\w*|finalement|attendra|attendre|rather|non|no)\b/;

/** "Non, la clim attendra, faites plutôt le parallélisme": what is named anew takes the place of what was wanted and is named again. */
function insteadOf({ services, text }: CustomerReading, frame: CustomerState['frames'][number] | undefined): string[] {
  const wanted = frame?.slots.services ?? [];
  const fresh = services.filter((service) => !wanted.includes(service));
  const isAgain = services.length > fresh.length;
  return isAgain && fresh.length > 0 && replaces.test(unaccent(text)) ? fresh : [];
}

/** "Une coupe" of somebody who always has the same one; what a car needs is another thing each time. */
export function usualOf(
  { unclear, beside, text }: CustomerReading,
  frame: CustomerState['frames'][number] | undefined,
  { context }: CustomerScope,
): string | null {
  const isForOther = readBeneficiary(text) !== null || frame?.slots.who != null || ofRelative.test(fold(text));
  if (context.business.trade === 'garage' || isForOther) return null;
  const fits = unclear.filter((service) => !beside.includes(service));
  const [only, ...others] = fits.filter((service) => context.contact.had.includes(service));
  return only !== undefined && others.length === 0 && fits.length > 1 ? only : null;
}

/** "À côté de ma couleur", "I've the full service that day already": what stands is no change of what is wanted. */
function isBeside(
  { services, text }: CustomerReading,
  frame: CustomerState['frames'][number] | undefined,
  { context }: CustomerScope,
): boolean {
  if (frame?.intent !== 'book' || frame.slots.services.length === 0) return false;
  return (
    areStanding(services, context) &&
    !services.some((service) => frame.slots.services.includes(service)) &&
    besideWords.test(unaccent(text))
  );
}

/** "Ok, mardi alors" after a price: the service that was asked about. */
export function aboutOf({ frames, about }: CustomerState): Said {
  return frames.some(({ intent }) => intent === 'book') ? {} : about;
}
