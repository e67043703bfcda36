import { fold } from '#language/normalise.ts';
import { kindsSaid, kindsToCome, type NewsKind } from '#tools/notifications/kinds.ts';
import { defineIntent } from '../dialogue/intent.ts';
import { begin, names, type Opener } from './opening.ts';
import type { MemberReading } from './reading.ts';

const hour = String.raw`(?:\d{1,2}(?: ?h\b| ?h ?\d{2}| ?heures?| ?[ap]m| \d{2}\b)?|midi|minuit|noon|midnight)`;
const news = String.raw`(?:notifs?|notifications?)`;
const courtesy = String.raw`(?: (?:stp|svp|merci|please|thanks))?`;

const show = new RegExp(
  String.raw`^(?:(?:(?:montre|affiche|show)(?: moi| me)? )?(?:(?:mes|my|les|the) )?${news}(?: settings| preferences)?|(?:mes )?preferences de ${news}|de quoi (?:tu me previens|(?:suis je|je suis) prevenue?)|what (?:do|will) you (?:tell|notify) me (?:of|about))${courtesy}$`,
);

/** Hours in which nothing shall come. */
const quiet = new RegExp(
  [
    String.raw`\b(?:pas|aucune?|plus|no|ni|without)(?: de| d| more)? (?:messages?|${news}|sms)(?: pour moi| to me)? (?:avant|apres|entre|before|after|between|until) ${hour}`,
    String.raw`\b(?:ne )?m (?:ecri[st]|ecrivez|envoie|envoyez) (?:rien|pas|plus)(?: de (?:messages?|${news}))? (?:avant|apres|entre) ${hour}`,
    String.raw`\bne me (?:derange|derangez|previens|notifie) (?:pas|plus) (?:avant|apres|entre) ${hour}`,
    String.raw`\b(?:don t|do not|never) (?:message|notify|disturb|text|bother|ping|tell|send)(?: me)?(?: anything| messages?| ${news})? (?:before|after|between) ${hour}`,
    String.raw`${begin}(?:(?:previens|notifie|notify|tell)(?: moi| me)|${news}|messages?) (?:a toute heure|at any (?:hour|time)|any ?time|jour et nuit|day and night)`,
  ].join('|'),
);

const morning = String.raw`(?:(?:le |mon |the |my |du |de )*(?:point|brief) du matin|(?:the |my )?(?:morning|daily) (?:digest|briefing|summary))`;
/** An hour for the morning's digest. */
const morningHour = new RegExp(
  String.raw`${begin}(?:(?:je (?:veux|voudrais)|envoie|mets|donne|send|give|i want)(?: moi| me)? )?(?:${morning}|le point) (?:a|vers|pour|at|for) (?<at>${hour}(?: ?[ap]m)?)${courtesy}$`,
);
const morningOn = new RegExp(
  String.raw`${begin}(?:active|reactive|remets|rends|je (?:veux|voudrais)(?: recevoir)?|envoie moi|turn on|enable|i want|i d like|send me)(?: moi| me)? ${morning}(?: (?:chaque|tous les|every|each) (?:matins?|jours?|mornings?|days?))?${courtesy}$`,
);
const morningOff = new RegExp(
  String.raw`${begin}(?:(?:desactive|arrete|enleve|coupe|supprime|stop|cancel|turn off|disable)(?: moi| me| sending me)?|(?:plus|pas|no)(?: de| more)?|je ne veux (?:plus|pas)(?: (?:du|de|recevoir))?|i (?:don t|do not|no longer) want) ${morning}${courtesy}$`,
);

/** No more of something. */
const off = new RegExp(
  [
    String.raw`${begin}(?:ne |n )?me (?:previens|prevenez|notifie|notifiez|alerte|avertis|avertissez) (?:plus|pas)\b`,
    String.raw`${begin}(?:arrete|arretez|cesse|stop)(?: de)? (?:me (?:prevenir|notifier|alerter|avertir)|m (?:avertir|alerter))\b`,
    String.raw`${begin}(?:(?:plus|pas|stop|desactive|coupe|enleve|supprime|mute|no more|no|turn off|disable|stop)(?: de| d| aux?| les| mes| my| the| all| sending me)* ${news}\b)`,
    String.raw`${begin}(?:je (?:ne )?veux (?:plus|pas) (?:etre (?:prevenue?|notifiee?|avertie?)|de ${news})|i (?:don t|do not|no longer) want (?:to be (?:told|notified)|${news}))\b`,
    String.raw`${begin}stop (?:telling|notifying|alerting|messaging) me\b`,
    String.raw`${begin}(?:don t|do not) (?:notify|alert) me\b`,
    String.raw`${begin}(?:don t|do not) tell me (?:(?:of|about|when|whenever) .*|.* )any ?more\b`,
  ].join('|'),
);

/** To be told of something from now on. */
const on = new RegExp(
  [
    String.raw`${begin}(?:previens|prevenez|notifie|notifiez|alerte|avertis|avertissez) moi(?: aussi)? (?:des|de|du|pour|sur)\b`,
    String.raw`${begin}(?:active|reactive|remets|rallume|turn on|enable)(?: moi)?(?: les| mes| my| the)? ${news}\b`,
    String.raw`${begin}(?:je (?:veux|voudrais|souhaite) (?:etre (?:prevenue?|notifiee?|avertie?)|(?:des|les|recevoir des|recevoir les) ${news})|i (?:want|d like) (?:to be (?:told|notified)|${news})) (?:des|de|du|pour|sur|of|about|for|on)\b`,
    String.raw`${begin}(?:notify|alert) me(?: again| too| also)? (?:of|about|for)\b`,
  ].join('|'),
);

/** The same, of what will happen: "quand un devis est accepté". */
const onEvent = new RegExp(
  [
    String.raw`${begin}(?:previens|prevenez|notifie|notifiez|alerte|avertis|avertissez|dis) moi(?: aussi)? (?:quand|qd|kan|quan|lorsqu|des qu|chaque fois qu|a chaque fois qu|si)`,
    String.raw`${begin}je (?:veux|voudrais|souhaite) etre (?:prevenue?|notifiee?|avertie?) (?:quand|lorsqu|des qu|chaque fois qu)`,
    String.raw`${begin}(?:notify|tell|alert) me (?:when|whenever|each time|every time|if)\b`,
    String.raw`${begin}let me know (?:when|whenever|each time|every time)\b`,
    String.raw`${begin}i (?:want|d like) to be (?:told|notified) (?:when|whenever)\b`,
  ].join('|'),
);

const asked = /^(?:tu peux|peux tu|vous pouvez|pouvez vous|can you|could you)\b/;

interface Wish {
  kinds?: readonly NewsKind[];
  on?: boolean;
  quiet?: string;
  morningAt?: string;
}

/** What a member wants to be told of, or when; null where it is something else that they want to know. */
function readWish({ source }: Pick<MemberReading, 'source'>): Wish | null {
  const said = fold(source);
  if (source.includes('?') && !asked.test(said)) return null;
  const at = morningHour.exec(said)?.groups?.['at'];
  if (at !== undefined) return { morningAt: at };
  if (morningOn.test(said)) return { kinds: ['morning'], on: true };
  if (morningOff.test(said)) return { kinds: ['morning'], on: false };
  if (quiet.test(said)) return { quiet: source };
  if (off.test(said)) return { kinds: kindsSaid(said), on: false };
  if (on.test(said)) return kindsSaid(said).length > 0 ? { kinds: kindsSaid(said), on: true } : null;
  const toCome = onEvent.test(said) ? kindsToCome(said) : [];
  return toCome.length > 0 ? { kinds: toCome, on: true } : null;
}

/** "Préviens-moi de commander des pièces" is something to be done, and a note of a customer's hours is a note. */
const toDo = /\b(?:previens|rappelle) moi (?:de |d )[a-z]+(?:er|ir|re)\b|^(?:note|memo|mets en note|client\w*)\b/;

/** Of one customer, one car, one amount or one day it is something to be watched, and no preference. */
const isGeneral = (reading: MemberReading) =>
  !names('contact', 'stranger', 'company', 'colleague', 'plate', 'model', 'phone')(reading) &&
  !toDo.test(fold(reading.source)) &&
  !/[€$£]/.test(reading.source) &&
  readWish(reading) !== null;

const setIntent = 'set_notifications';
const showIntent = 'show_notifications';

export const notificationOpeners: readonly Opener[] = [
  { intent: showIntent, said: show },
  ...[morningHour, morningOn, morningOff, quiet, off, on, onEvent].map((said) => ({
    ...{ intent: setIntent, said, when: isGeneral },
  })),
];

export const setNotificationsIntent = defineIntent<MemberReading>({
  name: setIntent,
  slots: {
    wish: {
      read: (reading) => {
        const wish = readWish(reading);
        return wish && JSON.stringify(wish);
      },
      ask: null,
    },
  },
  tool: 'set_notifications',
  input: ({ wish }) => JSON.parse(wish ?? '{}') as Record<string, unknown>, // Written by `read` only.
});

export const showNotificationsIntent = defineIntent<MemberReading>({
  name: showIntent,
  slots: {},
  tool: 'show_notifications',
  input: () => ({}),
});
