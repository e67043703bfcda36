import type { Language } from '#language/language.ts';

/** What the desk says without a model, in both languages. Plain letters where there is a choice: an SMS with ê costs double. */
const sentences = {
  disclosure: {
    fr: (business: string) => `Bonjour, ici l'assistant automatique de ${business}.`,
    en: (business: string) => `Hello, this is ${business}'s automated assistant.`,
  },
  stopped: {
    fr: (business: string) => `${business} : vous ne recevrez plus de messages. Pour reprendre, envoyez START.`,
    en: (business: string) => `${business}: you will get no more messages from us. To resume, send START.`,
  },
  started: {
    fr: (business: string) => `${business} : vous recevrez de nouveau nos messages. Pour ne plus en recevoir : STOP.`,
    en: (business: string) => `${business}: you will get our messages again. To stop them: STOP.`,
  },
  help: {
    fr: (business: string, phone: string) =>
      `${business}. Ecrivez-nous pour prendre, déplacer ou annuler un rendez-vous, ou demander un prix. Par téléphone : ${phone}. Pour ne plus recevoir de messages : STOP.`,
    en: (business: string, phone: string) =>
      `${business}. Write to us to book, move or cancel an appointment, or to ask for a price. By phone: ${phone}. To get no more messages: STOP.`,
  },
  myData: {
    fr: (business: string, phone: string) =>
      `Votre demande sur vos données est enregistrée. ${business} vous répond sous un mois au plus. Par téléphone : ${phone}.`,
    en: (business: string, phone: string) =>
      `Your request about your data is recorded. ${business} will answer within one month at most. By phone: ${phone}.`,
  },
  declined: {
    fr: () => `D'accord, je ne change rien. Dites-moi si vous souhaitez autre chose.`,
    en: () => `All right, nothing is changed. Tell me if you would like something else.`,
  },
  fileLost: {
    fr: () =>
      `Je n'ai pas pu ouvrir votre fichier. Pouvez-vous le renvoyer, ou me dire en quelques mots ce qu'il montre ?`,
    en: () => `I could not open your file. Could you send it again, or tell me in a few words what it shows?`,
  },
  noLongerAsked: {
    fr: () => `Cette question n'est plus ouverte : je n'ai rien changé.`,
    en: () => `That question is no longer open: I have changed nothing.`,
  },
  stillWaiting: {
    fr: (summary: string) => `Une demande attend encore votre accord : ${summary}. Vous validez ?`,
    en: (summary: string) => `A request still waits for your yes: ${summary}. Do you agree?`,
  },
  whichToApprove: {
    fr: () => `Plusieurs demandes attendent votre accord. Laquelle validez-vous ?`,
    en: () => `Several requests wait for your yes. Which one do you approve?`,
  },
  whichToDecline: {
    fr: () => `Plusieurs demandes attendent votre accord. Laquelle refusez-vous ?`,
    en: () => `Several requests wait for your yes. Which one do you decline?`,
  },
  noMember: {
    fr: (business: string) =>
      `Ce numéro n'est plus rattaché à l'équipe de ${business}. Pour le rétablir, adressez-vous au responsable.`,
    en: (business: string) =>
      `This number no longer belongs to the team of ${business}. To restore it, please ask the owner.`,
  },
  linked: {
    fr: (name: string, business: string) =>
      `C'est fait : vous écrivez maintenant à ${business} comme ${name}. AIDE dit ce que je sais faire.`,
    en: (name: string, business: string) => `Done: you now write to ${business} as ${name}. HELP tells what I can do.`,
  },
  addressLinked: {
    fr: (name: string, address: string) =>
      `${name} écrit maintenant aussi de cette adresse : ${address}. Si ce n'est pas voulu, répondez "délie ${name}".`,
    en: (name: string, address: string) =>
      `${name} now also writes from this address: ${address}. If that is not wanted, reply "unlink ${name}".`,
  },
  wrongFactor: {
    fr: () => `Ce code n'est pas le bon, ou a déjà servi : je n'ai rien fait. Attendez le suivant et envoyez-le.`,
    en: () => `That code is wrong, or was used already: I have done nothing. Wait for the next one and send it.`,
  },
  factorLocked: {
    fr: () => `Trop de codes faux : je n'en prends plus pendant un quart d'heure, et rien n'est fait.`,
    en: () => `Too many wrong codes: I take none for a quarter of an hour, and nothing is done.`,
  },
  factorOn: {
    fr: () =>
      `La double authentification est active. Un code protège désormais l'équipe, les accès et l'argent ; j'ai effacé la clé de nos messages.`,
    en: () =>
      `The second factor is on. From now on a code guards the team, access and money; I have wiped the key from our messages.`,
  },
  notOpenYet: {
    fr: () =>
      `Ce numéro n'est pas encore en service : personne ne lit vos messages pour le moment. Merci de réessayer dans quelques jours.`,
    en: () =>
      `This number is not in service yet: nobody reads your messages at the moment. Please try again in a few days.`,
  },
  secretMasked: {
    fr: () =>
      `Ce message ressemblait à une clé ou un mot de passe : je l'ai masqué et n'en ai rien fait. Les accès des canaux se donnent en ligne de commande, avec "channel connect". Changez cette clé si elle est en service.`,
    en: () =>
      `That message looked like a key or a password: I have masked it and done nothing with it. Access to channels is given on the command line, with "channel connect". Change that key if it is in use.`,
  },
  wrongCode: {
    fr: () =>
      `Ce code ne vaut pas, ou plus : il dure une heure et ne sert qu'une fois. Vérifiez les six chiffres, ou demandez-en un autre au responsable.`,
    en: () =>
      `This code is not valid, or no longer: it lasts an hour and works once. Check the six digits, or ask the owner for another.`,
  },
  malformedCode: {
    fr: () => `Un code a six chiffres : écrivez LIER suivi des six, sans rien d'autre.`,
    en: () => `A code has six digits: write LINK followed by all six, and nothing else.`,
  },
  tooManyCodes: {
    fr: () =>
      `Trop de codes faux : je n'en prends plus avant une heure. Demandez alors un nouveau code au responsable.`,
    en: () => `Too many wrong codes: I take none for an hour. Ask the owner for a new one then.`,
  },
  addressTaken: {
    fr: (name: string) =>
      `Cette adresse est déjà reliée à ${name} et ne peut pas servir à deux personnes. Le responsable peut la délier.`,
    en: (name: string) =>
      `This address is linked to ${name} already and cannot serve two people. The owner can unlink it.`,
  },
  addressOfCustomer: {
    fr: (business: string) =>
      `Cette adresse est celle d'un client de ${business} : un code ne peut pas la relier à l'équipe. Voyez avec le responsable.`,
    en: (business: string) =>
      `This address is a customer's of ${business}: no code can link it to the team. Please see the owner.`,
  },
  unreadable: {
    fr: (phone: string) =>
      `Je ne sais lire que les messages écrits. Pouvez-vous l'écrire en quelques mots, ou appeler le ${phone} ?`,
    en: (phone: string) => `I can only read written messages. Could you put it in a few words, or call ${phone}?`,
  },
  failed: {
    fr: (phone: string) =>
      `Nous avons eu un souci technique et votre dernier message attend une réponse. Appelez-nous au ${phone}, ou renvoyez-le.`,
    en: (phone: string) =>
      `We had a technical problem and your last message was not answered. Please call us on ${phone}, or send it again.`,
  },
  unreachable: {
    fr: (who: string, why: string) => `${who} : ${why}. Nous n'écrivons plus à ce numéro.`,
    en: (who: string, why: string) => `${who}: ${why}. We no longer write to this number.`,
  },
  opted_out: {
    fr: () => `désabonnement signalé par l'opérateur`,
    en: () => `has opted out, says the carrier`,
  },
  no_messages: {
    fr: () => `ligne qui ne reçoit pas de messages, sans doute un fixe`,
    en: () => `a line that takes no messages, probably a landline`,
  },
  toBeCalled: {
    fr: (slot: string) => `Rendez-vous prévu ${slot} : à confirmer par téléphone.`,
    en: (slot: string) => `They have an appointment on ${slot}: please call them about it.`,
  },
  reminder: {
    fr: (business: string, service: string, slot: string) =>
      `${business} : rappel de votre rendez-vous ${slot} (${service}). Répondez OUI pour confirmer, ou écrivez-nous pour le changer.`,
    en: (business: string, service: string, slot: string) =>
      `${business}: a reminder of your appointment on ${slot} (${service}). Reply YES to confirm, or write to us to change it.`,
  },
} satisfies Record<string, Record<Language, (...words: string[]) => string>>;

type Sentence = keyof typeof sentences;

/** One fixed sentence in a language. */
export function speak<S extends Sentence>(
  sentence: S,
  language: Language,
  ...words: Parameters<(typeof sentences)[S]['fr']>
): string {
  const say: (...words: string[]) => string = sentences[sentence][language];
  return say(...words);
}
