import { expect, test } from 'vitest';
import { readsOptOut } from './opt-out.ts';
import { noise } from './quantities/noise.ts';

test.each([
  "arrêtez de m'envoyer des messages",
  "Bonjour, merci d'arrêter de m'envoyer des SMS.",
  "STOP ! Arrêtez de m'écrire svp",
  'arrêtez les sms',
  'arrête tes messages',
  "vous pouvez arrêter de m'envoyer des textos ?",
  'Veuillez cesser de me contacter',
  "Ne m'écrivez plus",
  "ne m'envoyez plus rien",
  "m'envoyez plus de sms svp",
  'merci de ne plus me contacter',
  'Je ne veux plus recevoir vos messages',
  'je veux plus de sms',
  'je ne souhaite plus être contacté',
  'je souhaite me désabonner',
  'désabonnez-moi de vos sms',
  'comment me désabonner ?',
  'plus de messages svp',
  'retirez-moi de votre liste',
  'supprimez mon numéro de vos fichiers',
  'stop sending me texts',
  'Please stop texting me.',
  'can you stop messaging me please',
  'stop these messages',
  "don't text me again",
  'do not contact me any more',
  "don't send me any more messages",
  "I don't want these texts anymore",
  'I no longer want to receive messages',
  'no more texts please',
  'unsubscribe me please',
  'please opt me out',
  'how do I unsubscribe?',
  'take me off your list',
  'please remove my number from your database',
])('"%s" is an opt-out', (text) => {
  expect(readsOptOut(text)).toBe(true);
});

test.each([
  'stop, Zé ne vient pas',
  'arrêtez la révision, juste la vidange',
  'arrêtez tout je ne veux plus la vidange',
  'ne faites plus la vidange',
  "arrêtez de m'envoyer des messages en anglais",
  "ne m'écrivez pas avant 9h",
  "ne m'appelez plus, écrivez-moi",
  "pourquoi vous m'envoyez des messages ?",
  'je ne veux plus de vidange',
  'je ne veux plus venir jeudi',
  'je veux plus',
  'je ne veux pas attendre',
  'ne me rappelez plus jeudi mais vendredi',
  'envoyez-moi un sms',
  'envoyez moi un message quand elle est prête',
  "je n'ai pas reçu vos messages",
  'je voudrais recevoir vos messages',
  "j'aimerais être contacté par sms",
  'merci de me contacter',
  'plus tard',
  'plus de place ?',
  'vous pouvez me contacter',
  "stop the oil change, I'll do it myself",
  "don't send me the invoice yet",
  "don't text me, call me",
  "I don't want the service any more",
  'I need messages',
  "I don't need anything",
  'text me when it is ready',
  'send me a message',
  'can you remove the tyres',
  'take me off Thursday',
  'stop texting me in French',
  'no more appointments on Mondays please',
  'never mind',
  'je ne veux pas de rappel',
  'no reminders please',
])('"%s" is none', (text) => {
  expect(readsOptOut(text)).toBe(false);
});

test('noise is read without an error', () => {
  for (const text of noise()) expect(readsOptOut(text)).toBe(false);
});
