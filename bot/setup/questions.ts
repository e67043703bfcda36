import { tradePresets } from '#db/trade-presets.ts';
import { durationLabel, money } from '#language/format.ts';
import type { Language } from '#language/language.ts';
import { weekLines } from '#tools/business/week.ts';
import { inWords } from '#tools/speaking.ts';
import { type BusinessDraft, type SetupStep, stepOf } from './draft.ts';
import type { SetupNote } from './take-answer.ts';

/** What is said next: what became of the last answer, and the question that is open. */
export function sayNext(draft: BusinessDraft, note: SetupNote | null): string {
  const { language } = draft;
  const step = stepOf(draft);
  return [...(note ? [sayNote(note, language)] : []), ...(isAsked(note) ? [question(draft, step)] : [])].join('\n');
}

export function saySetupWelcome(draft: BusinessDraft): string {
  const hello = inWords(draft.language, {
    fr: `Bonjour ! Je suis l'assistant Comptoir. En quelques questions, votre établissement prend des rendez-vous ici. RETOUR revient à la question d'avant.`,
    en: `Hello! I am the Comptoir assistant. A few questions, and your business takes bookings here. BACK returns to the question before.`,
  });
  return `${hello}\n${question(draft, stepOf(draft))}`;
}

export function sayOpened({ language, name, siret }: BusinessDraft): string {
  const later =
    siret === ''
      ? inWords(language, { fr: ' Il manque votre SIRET pour facturer.', en: ' Your SIRET is missing for invoices.' })
      : '';
  return inWords(language, {
    fr: `${name} est ouvert : vos clients peuvent écrire à ce numéro pour réserver.${later} AIDE dit ce que je sais faire ; "invite Lucas comme équipier" ajoute un collègue.`,
    en: `${name} is open: your customers can write to this number to book.${later} HELP tells what I can do; "invite Lucas as a team member" adds a colleague.`,
  });
}

function isAsked(note: SetupNote | null): boolean {
  return note?.kind !== 'which_to_correct';
}

function sayNote(note: SetupNote, language: Language): string {
  switch (note.kind) {
    case 'unread':
      return inWords(language, {
        fr: `Je n'ai pas pu lire "${note.words.slice(0, 80)}" : je n'ai rien noté.`,
        en: `I could not read "${note.words.slice(0, 80)}": I have noted nothing.`,
      });
    case 'required':
      return inWords(language, {
        fr: `Sans cet accord je ne peux pas ouvrir votre établissement. Rien n'est perdu : répondez OUI quand vous voulez.`,
        en: `Without this I cannot open your business. Nothing is lost: answer YES whenever you like.`,
      });
    case 'which_to_correct':
      return inWords(language, {
        fr: `Que faut-il corriger : le nom, le métier, le SIRET, l'adresse, les horaires, les prestations, les postes ou l'équipe ?`,
        en: `What shall be corrected: the name, the trade, the SIRET, the address, the hours, the services, the places or the team?`,
      });
    case 'listed':
      return inWords(language, { fr: `C'est corrigé.`, en: `Corrected.` });
  }
}

function question(draft: BusinessDraft, step: SetupStep): string {
  const { language } = draft;
  const say = (fr: string, en: string) => inWords(language, { fr, en });
  const place = draft.trade ? tradePresets[draft.trade].place[language].toLowerCase() : '';
  switch (step) {
    case 'name':
      return say(`Comment s'appelle votre établissement ?`, `What is your business called?`);
    case 'trade':
      return say(`Quel métier : 1. garage, 2. salon de coiffure ?`, `Which trade: 1. garage, 2. hair salon?`);
    case 'siret':
      return say(`Votre SIRET (14 chiffres) ? Sinon "plus tard".`, `Your SIRET (14 digits)? Or "later".`);
    case 'address':
      return say(
        `Votre adresse ? Par exemple 12 rue des Forges, 35000 Rennes.`,
        `Your address? For example 12 rue des Forges, 35000 Rennes.`,
      );
    case 'hours':
      return say(
        `Vos horaires ? Par exemple "du mardi au samedi de 9h à 19h". OK pour ceux-ci : ${hoursLine(presetHours(draft), language)}.`,
        `Your opening hours? For example "Tuesday to Saturday 9am-7pm". OK for these: ${hoursLine(presetHours(draft), language)}.`,
      );
    case 'services':
      return [
        say('Vos prestations, prix TTC :', 'Your services, prices incl. VAT:'),
        ...serviceLines(draft),
        say(
          `OK si c'est juste. Sinon corrigez : "balayage 120 €", "pas de barbe", "ajoute chignon 60 € 45 min".`,
          `OK if that is right. Otherwise correct it: "balayage €120", "no beard trim", "add updo €60 45 min".`,
        ),
      ].join('\n');
    case 'bays':
      return say(`Combien de postes de travail (${place}s) ?`, `How many ${place}s do you have?`);
    case 'owner':
      return say(`Et vous, comment vous appelez-vous ? Prénom et nom.`, `And you, what is your name? First and last.`);
    case 'technicians':
      return say(
        `Qui prend les rendez-vous ? Les prénoms, par exemple "moi, Lucas et Anna".`,
        `Who takes appointments? First names, such as "me, Lucas and Anna".`,
      );
    case 'terms':
      return say(
        `Trois accords, un par un. D'abord : acceptez-vous les conditions d'utilisation de Comptoir ? OUI ou NON.`,
        `Three agreements, one by one. First: do you accept the terms of use of Comptoir? YES or NO.`,
      );
    case 'data_processing':
      return say(
        `Acceptez-vous que Comptoir traite pour vous les données de vos clients (contrat de sous-traitance, article 28 du RGPD) ? OUI ou NON.`,
        `Do you agree that Comptoir processes your customers' data on your behalf (processing agreement, article 28 GDPR)? YES or NO.`,
      );
    case 'product_news':
      return say(
        `Facultatif : voulez-vous recevoir les nouveautés de Comptoir ? OUI ou NON.`,
        `Optional: would you like to hear of what is new in Comptoir? YES or NO.`,
      );
    case 'confirm':
      return [
        ...recap(draft),
        say(`Tout est juste ? OUI ouvre votre établissement.`, `Is all of it right? YES opens your business.`),
      ].join('\n');
  }
}

function presetHours({ trade }: BusinessDraft) {
  return tradePresets[trade ?? 'garage'].hours;
}

function hoursLine(hours: NonNullable<BusinessDraft['hours']>, language: Language): string {
  return weekLines(hours, language)
    .map((line) => `${line.days} ${line.hours}`)
    .join(' ; ');
}

function serviceLines({ services, language }: BusinessDraft): string[] {
  return (services ?? []).map((service) => {
    const name = language === 'fr' ? service.nameFr : service.nameEn;
    return `- ${name} ${money(service.priceCents, language)}, ${durationLabel(service.durationMinutes)}`;
  });
}

function recap(draft: BusinessDraft): string[] {
  const { language, name, siret, address, hours, services, bays, technicians } = draft;
  const say = (fr: string, en: string) => inWords(language, { fr, en });
  return [
    `${name}, ${address}${siret ? `, SIRET ${siret}` : ''}.`,
    `${say('Horaires :', 'Hours:')} ${hours ? hoursLine(hours, language) : ''}.`,
    say(
      `${services?.length ?? 0} prestations, ${bays?.length ?? 0} postes, équipe : ${technicians?.join(', ')}.`,
      `${services?.length ?? 0} services, ${bays?.length ?? 0} places, team: ${technicians?.join(', ')}.`,
    ),
  ];
}
