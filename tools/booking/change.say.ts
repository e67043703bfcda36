import { small, withThe } from '#language/article.ts';
import type { Language } from '#language/language.ts';
import { inWords } from '../speaking.ts';
import type { AppointmentView, SlotView, VisitView } from './shapes.ts';
import { eitherSlot } from './slot-words.ts';
import { aWork, theWork, type Work, yourWork } from './visit-words.ts';
import { listed } from './visit-name.ts';
import { sayWith } from './with.say.ts';

interface Change {
  service: VisitView;
  previous: AppointmentView;
  holds: readonly SlotView[];
  technician?: string;
}

/** An appointment shall be for something else, at the one time that is held, or at one of several. */
export function sayChange(change: Change, language: Language): string {
  const isOne = change.holds.length === 1;
  const slots = eitherSlot(change.holds, language);
  const said = language === 'fr' ? sayInFrench(change, isOne) : sayInEnglish(change, isOne);
  if (said === null) {
    const { service, previous, technician } = change;
    const becomes = `${service.name} (${service.price})${sayWith(technician, 'fr')}, ${slots}`;
    return `Votre rendez-vous (${previous.serviceName}) devient : ${becomes}. ${isOne ? 'Je confirme ?' : 'Lequel vous convient ?'}`;
  }
  if (isOne) return inWords(language, { fr: `${said}, ${slots} ?`, en: `${said}, ${slots}?` });
  return inWords(language, {
    fr: `${said}, ${slots}. Lequel vous convient ?`,
    en: `${said}, ${slots}. Which one suits you?`,
  });
}

/** `Je remplace la révision par une vidange (89 €)`; null where an article is not known. */
function sayInFrench(change: Change, isOne: boolean): string | null {
  const { service, previous, technician } = change;
  const by = sayWith(technician, 'fr');
  const added = addedBy(change).map(withThe);
  if (added.length === 0) {
    const before = theWork(workOf(previous), 'fr') ?? `votre rendez-vous (${previous.serviceName})`;
    const after = aWork(service, 'fr');
    return after && `${isOne ? 'Je remplace' : 'Je peux remplacer'} ${before} par ${after}${by} (${service.price})`;
  }
  if (added.includes(null)) return null;
  const head = `${isOne ? "J'ajoute" : 'Je peux ajouter'} ${listed(
    added.filter((each) => each !== null),
    'fr',
  )}`;
  const whole = previous.also.length === 0 ? yourWork(workOf(previous), 'fr') : null;
  // A sum is of all that it is said of, so that all of it is named.
  if (whole === null) return `${head} à votre rendez-vous${by} (${service.name}, ${service.price})`;
  return `${head} à ${whole}${by} (${service.price} en tout)`;
}

function sayInEnglish(change: Change, isOne: boolean): string {
  const { service, previous, technician } = change;
  const by = sayWith(technician, 'en');
  const added = addedBy(change);
  const head = isOne ? 'Shall I' : 'I can';
  const whole = yourWork(workOf(previous), 'en');
  if (added.length === 0) return `${head} change ${whole} to ${theWork(service, 'en')}${by} (${service.price})`;
  const more = theWork({ name: listed(added.map(small), 'en'), also: [] }, 'en');
  return `${head} add ${more} to ${whole}${by} (${service.price} in all)`;
}

function workOf({ serviceName, also, names }: AppointmentView): Work {
  return { name: serviceName, also, ...(names && { names }) };
}

/** The names of what comes on top of what stands; none when something of it goes. */
function addedBy({ service: { service, also, names = [] }, previous }: Change): string[] {
  const [now, before] = [
    [service, ...also],
    [previous.service, ...previous.also],
  ];
  if (!before.every((code) => now.includes(code))) return [];
  return names.filter((_, index) => !before.includes(now[index] ?? ''));
}
