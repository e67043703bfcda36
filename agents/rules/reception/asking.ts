import { type CustomerContext, speakingOf } from '#agents/context.ts';
import { small } from '#language/article.ts';
import type { Language } from '#language/language.ts';
import { sayComing, theAppointment } from '#tools/booking/appointment-words.ts';
import type { VisitView } from '#tools/booking/shapes.ts';
import { eitherSlot } from '#tools/booking/slot-words.ts';
import { aWork, theWork } from '#tools/booking/visit-words.ts';
import { either, inWords } from '#tools/speaking.ts';
import { greet } from '../small-talk.ts';

/** Enough services to show what a good answer looks like. */
const namedServices = 4;

export function askService(services: CustomerContext['services'], language: Language): string {
  const examples = someServices(services, language);
  return inWords(language, {
    fr: `Pour quelle prestation ? Par exemple ${examples}.`,
    en: `What is it for? For example ${examples}.`,
  });
}

export function askWhichService(names: readonly string[], language: Language): string {
  const which = either(
    names.map((name) => theWork({ name, also: [] }, language) ?? small(name)),
    language,
  );
  return inWords(language, { fr: `Pour quelle prestation : ${which} ?`, en: `Which one is it: ${which}?` });
}

export function sayNotOffered(services: CustomerContext['services'], language: Language): string {
  const examples = someServices(services, language);
  return inWords(language, {
    fr: `Je ne trouve pas cela dans nos prestations. Nous faisons par exemple ${examples}. ${offerPerson(language)}`,
    en: `I cannot find that among what we do. We do, for example, ${examples}. ${offerPerson(language)}`,
  });
}

function someServices(services: CustomerContext['services'], language: Language): string {
  const names = services.slice(0, namedServices).map(({ name }) => small(name));
  return either(names, language);
}

export function askDay(language: Language): string {
  return inWords(language, { fr: 'Quel jour vous arrange ?', en: 'Which day suits you?' });
}

export function sayNoSuchDay(language: Language): string {
  return inWords(language, {
    fr: `Cette date n'existe pas. ${askDay('fr')}`,
    en: `There is no such date. ${askDay('en')}`,
  });
}

export function askAppointment({ appointments, language }: CustomerContext): string {
  const which = either(
    appointments.map((each) => theAppointment(each, language)),
    language,
  );
  return inWords(language, {
    fr: `Lequel de vos rendez-vous : ${which} ?`,
    en: `Which of your appointments: ${which}?`,
  });
}

/** Another one was named than any they have: theirs are said, and none is touched. */
export function sayNoSuchAppointment(context: CustomerContext): string {
  const { appointments, language } = context;
  const theirs = sayComing(appointments, speakingOf(context));
  const isOnly = appointments.length === 1;
  return inWords(language, {
    fr: `Je ne vois pas ce rendez-vous à votre nom. ${theirs} ${isOnly ? "C'est celui-là ?" : 'Lequel ?'}`,
    en: `I cannot see that appointment of yours. ${theirs} ${isOnly ? 'Is it that one?' : 'Which one?'}`,
  });
}

export function sayNoAppointment(language: Language): string {
  return inWords(language, {
    fr: `Je ne vois aucun rendez-vous à venir pour vous. ${offerPerson('fr')}`,
    en: `I see no appointment of yours coming up. ${offerPerson('en')}`,
  });
}

const whichVehicle: Record<Language, string> = { fr: 'Pour quel véhicule', en: 'Which car is it for' };

export function askVehicle(vehicles: readonly { plate: string; model: string }[], language: Language): string {
  const names = vehicles.map(({ plate, model }) => (model === '' ? plate : `${model} ${plate}`));
  return inWords(language, {
    fr: `${whichVehicle.fr} : ${either(names, language)} ?`,
    en: `${whichVehicle.en}: ${either(names, language)}?`,
  });
}

export function askPlate(language: Language): string {
  return inWords(language, {
    fr: `${whichVehicle.fr}, et quelle est son immatriculation ?`,
    en: `${whichVehicle.en}, and what is its number plate?`,
  });
}

/** Whether one of our texts asked for the vehicle. */
export function asksVehicle(text: string): boolean {
  return Object.values(whichVehicle).some((words) => text.includes(words));
}

/** A time that somebody only asked about: nothing is held. */
export function sayFree(slot: string, service: VisitView, language: Language): string {
  const work = aWork(service, language) ?? small(service.name);
  return inWords(language, {
    fr: `Oui, ${slot} est libre pour ${work} (${service.price}). Rien n'est réservé : dites-moi si vous le voulez.`,
    en: `Yes, ${slot} is free for ${work} (${service.price}). Nothing is booked: tell me if you want it.`,
  });
}

export function askCancelOrMove(language: Language): string {
  return inWords(language, {
    fr: 'Souhaitez-vous annuler ce rendez-vous ou le déplacer ?',
    en: 'Would you like to cancel this appointment or to move it?',
  });
}

export function askDetails(language: Language): string {
  return inWords(language, {
    fr: "Que dois-je noter : votre nom, votre e-mail ou l'immatriculation ?",
    en: 'What shall I note: your name, your e-mail or the number plate?',
  });
}

const whichName: Record<Language, string> = {
  fr: 'Sous quel nom dois-je vous noter ?',
  en: 'Which name shall I put on file?',
};

export function askNewName(language: Language): string {
  return whichName[language];
}

/** Whether one of our texts asked for the name to keep from now on. */
export function asksNewName(text: string): boolean {
  return Object.values(whichName).some((words) => text.includes(words));
}

export function askToRenameAgain(name: string, language: Language): string {
  return inWords(language, { fr: `Je change bien votre nom en ${name} ?`, en: `Shall I change your name to ${name}?` });
}

export function sayNameStays(language: Language): string {
  return inWords(language, {
    fr: "D'accord, votre nom reste comme il est.",
    en: 'All right, your name stays as it is.',
  });
}

export function sayAnotherTime(language: Language): string {
  return inWords(language, {
    fr: 'Pas de souci. Quel autre jour ou quelle autre heure vous arrange ?',
    en: 'No problem. Which other day or time suits you?',
  });
}

export function sayWrongNumber(language: Language): string {
  return inWords(language, { fr: 'Pas de souci, bonne journée.', en: 'No problem, have a nice day.' });
}

export function sayHowToCancel(language: Language): string {
  return inWords(language, {
    fr: "Il suffit de l'écrire ici, à toute heure : je déplace ou j'annule votre rendez-vous tout de suite.",
    en: 'Just write it here at any hour: I will move or cancel your appointment straight away.',
  });
}

/** What was being arranged is let go; whatever was booked before stands. */
export function sayLetGo(language: Language): string {
  return inWords(language, {
    fr: "D'accord, je n'y touche plus. Dites-moi si vous avez besoin d'autre chose.",
    en: 'All right, I will leave it. Tell me if you need anything else.',
  });
}

export function sayKept(language: Language): string {
  return inWords(language, { fr: 'Bien, votre rendez-vous est maintenu.', en: 'Fine, your appointment stands.' });
}

export function sayNotAtThatTime(language: Language): string {
  return inWords(language, { fr: "Je n'ai rien à cette heure-là.", en: 'I have nothing at that exact time.' });
}

/** Of a time that one of two readings of a day does not have: `slot` is a label like `mardi 24 novembre à 14 h 30`. */
export function sayNotFree(slot: string, language: Language): string {
  return inWords(language, { fr: `Le ${slot} n'est pas libre.`, en: `${slot} is not free.` });
}

export function sayNothingEarlier(language: Language): string {
  return inWords(language, {
    fr: "Je n'ai rien avant. Ce que je vous propose vous convient, ou un autre jour ?",
    en: 'I have nothing earlier. Does what I offered suit you, or another day?',
  });
}

export function sayNothingLater(language: Language): string {
  return inWords(language, {
    fr: "Je n'ai rien après ce jour-là. Ce que je vous propose vous convient, ou un autre jour ?",
    en: 'I have nothing later that day. Does what I offered suit you, or another day?',
  });
}

/** The offer that stands, put again after another question was answered. */
export function putAgain(options: readonly { label: string; startsAt?: string }[], language: Language): string {
  const slots = options.flatMap(({ startsAt }) => (startsAt === undefined ? [] : [{ startsAt }]));
  const labels = options.map(({ label }) => label);
  const offered = slots.length === options.length ? eitherSlot(slots, language) : either(labels, language);
  return inWords(language, {
    fr: `Pour votre rendez-vous, je garde ${offered} ?`,
    en: `For your appointment, shall I keep ${offered}?`,
  });
}

export function askMoveOrCancelAgain(language: Language): string {
  return inWords(language, {
    fr: "Pour votre rendez-vous, voulez-vous le déplacer ou l'annuler ?",
    en: 'As for your appointment, would you like to move it or cancel it?',
  });
}

export function askToCancelAgain(label: string, language: Language): string {
  return inWords(language, { fr: `J'annule bien ${label} ?`, en: `Shall I cancel ${label}?` });
}

/** `label` as in "accepter le devis …": what was put as "shall I …?". */
export function askToDoAgain(label: string, language: Language): string {
  return inWords(language, { fr: `Vous confirmez : ${label} ?`, en: `Shall I ${label}?` });
}

/** `label` as in "le devis DEV-2026-0012 de 150 €". */
export function askQuoteAgain(label: string, language: Language): string {
  return inWords(language, { fr: `Acceptez-vous ${label} ?`, en: `Do you accept ${label}?` });
}

export function sayRestLater(language: Language): string {
  return inWords(language, { fr: 'On voit le reste juste après.', en: 'We will see to the rest right after.' });
}

/** Recognised again in the next turn, where a bare yes means: yes, someone may call me. */
export function offerPerson(language: Language): string {
  return inWords(language, {
    fr: 'Souhaitez-vous une réponse de notre équipe ?',
    en: 'Would you like an answer from our team?',
  });
}

export function sayCannotHelp({ language }: CustomerContext): string {
  return inWords(language, {
    fr: `Je ne peux pas vous répondre là-dessus. ${offerPerson('fr')}`,
    en: `I cannot help with that myself. ${offerPerson('en')}`,
  });
}

export function sayNotUnderstood({ language }: CustomerContext): string {
  return inWords(language, {
    fr: `Je n'ai pas bien compris. Je peux prendre, déplacer ou annuler un rendez-vous, donner un prix ou nos horaires. ${offerPerson('fr')}`,
    en: `I did not quite understand. I can book, move or cancel an appointment, give a price or our opening hours. ${offerPerson('en')}`,
  });
}

export function greetCustomer({ language, contact }: CustomerContext): string {
  return greet(language, contact.firstName);
}

export function sayHello(context: CustomerContext): string {
  return inWords(context.language, {
    fr: `${greetCustomer(context)} Que puis-je faire pour vous : un rendez-vous, un prix, une autre question ?`,
    en: `${greetCustomer(context)} What can I do for you: an appointment, a price, something else?`,
  });
}

/** Says that it is a machine, as European law asks (AI Act, article 50): nobody has to guess. */
export function sayWhoIAm({ language, business }: CustomerContext): string {
  return inWords(language, {
    fr: `Je suis l'assistant automatique de ${business.name}. Je prends, déplace et annule les rendez-vous, je donne les prix et les horaires, et je peux passer un message à l'équipe.`,
    en: `I am the automatic assistant of ${business.name}. I book, move and cancel appointments, give prices and opening hours, and can pass a message to the team.`,
  });
}

export function thankForWarning(language: Language): string {
  return inWords(language, { fr: 'Merci de nous prévenir.', en: 'Thank you for telling us.' });
}

export function saySorry(language: Language): string {
  return inWords(language, { fr: 'Je suis désolé que cela se passe mal.', en: 'I am sorry this went wrong.' });
}
