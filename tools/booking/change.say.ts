import { small, withA, withThe } from '#language/article.ts';
import { inWords, type Speaking } from '../speaking.ts';
import type { AppointmentView, SlotView, VisitView } from './shapes.ts';
import { listed } from './visit-name.ts';
import { sayWith } from './with.say.ts';

interface Change {
  service: VisitView;
  previous: AppointmentView;
  technician?: string;
}

type Language = Speaking['language'];

/** An appointment shall be for something else: `slot` is when, or null when there are two to choose from. */
export function sayChange(change: Change, slot: SlotView | null, language: Language): string {
  const { service, technician } = change;
  const by = sayWith(technician, language);
  const swap = language === 'fr' ? replacedInFrench(change) : null;
  if (swap && slot) return `${swap}${by}, ${slot.label} (${service.price}) : je confirme ?`;
  if (swap) return `${swap} (${service.price})${by} : deux créneaux sont libres. Lequel vous convient ?`;
  const what = `${sayBecomes(change, language)} (${service.price})${by}`;
  if (slot === null) {
    return inWords(language, {
      fr: `${what}. Deux créneaux sont libres. Lequel vous convient ?`,
      en: `${what}. Two times are free. Which one suits you?`,
    });
  }
  return inWords(language, {
    fr: `${what}, ${slot.label}. Je confirme ?`,
    en: `${what}, ${slot.label}. Shall I confirm?`,
  });
}

/** `Je remplace la révision par une vidange`; null for more than one, and where the articles are not known. */
function replacedInFrench({ service, previous }: Change): string | null {
  if (service.also.length > 0 || previous.also.length > 0) return null;
  const [before, after] = [withThe(previous.serviceName), withA(service.name)];
  return before && after && `Je remplace ${before} par ${after}`;
}

function sayBecomes(change: Change, language: Language): string {
  const { service, previous } = change;
  const added = addedBy(change);
  const frenchAdded = added.map(withThe);
  if (added.length > 0 && language === 'en') {
    return `I'm adding ${listed(added.map(small), 'en')} to your appointment: ${small(service.name)}`;
  }
  if (added.length > 0 && frenchAdded.every((name) => name !== null)) {
    return `J'ajoute ${listed(frenchAdded, 'fr')} à votre rendez-vous : ${small(service.name)}`;
  }
  return inWords(language, {
    fr: `Votre rendez-vous (${previous.serviceName}) devient : ${service.name}`,
    en: `I'm changing your appointment from ${small(previous.serviceName)} to ${small(service.name)}`,
  });
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
