import { z } from 'zod';
import { type NoteKind, noteKinds } from '#db/note.ts';
import type { Language } from '#language/language.ts';
import { inWords, type Speaking } from '../speaking.ts';

export const noteOutput = z.object({
  outcome: z.enum(['noted']),
  kind: z.enum(noteKinds),
  /** The note in a few words, to be read back. */
  said: z.string().nullable(),
  urgent: z.boolean(),
  /** A member is being told now: false too where the note is not urgent. */
  alerted: z.boolean(),
  /** The same was noted before, and is kept once. */
  already: z.boolean(),
  phone: z.string(),
  phoneLabel: z.string(),
  openNow: z.boolean(),
  /** When the appointment is that it was noted for. */
  appointment: z.string().nullable(),
});

type NoteOutput = z.infer<typeof noteOutput>;

/** How a kind is said back: the first two make one sentence; or the first, the note itself, and the last. */
type Wording = readonly [lead: string, short: string, then: string];

/** What became of the note, and who answers when. Safety comes first, and the phone, where it is urgent. */
export function sayNote(output: NoteOutput, { language }: Speaking): string {
  if (output.kind === 'urgent') return sayUrgent(output, language);
  const [lead, short, then] = wordings[language](output)[output.kind];
  if (output.said === null) return `${lead}${short}.`;
  const readBack = inWords(language, { fr: `${lead} : ${output.said}.`, en: `${lead}: ${output.said}.` });
  return then === '' ? readBack : `${readBack} ${then}.`;
}

function sayUrgent({ alerted, openNow, phoneLabel }: NoteOutput, language: Language): string {
  const safety = inWords(language, {
    fr: "Mettez-vous d'abord en sécurité ; en cas de danger, appelez le 112.",
    en: 'First get yourself to safety; in case of danger, call 112.',
  });
  // Nobody is promised an alert that waits for a channel.
  const told = alerted
    ? inWords(language, { fr: "Je préviens l'équipe tout de suite.", en: 'I am telling the team right away.' })
    : inWords(language, { fr: "C'est noté pour l'équipe.", en: 'It is noted for the team.' });
  const phone = openNow
    ? inWords(language, { fr: `Appelez-nous au ${phoneLabel}.`, en: `Please call us on ${phoneLabel}.` })
    : inWords(language, { fr: `Notre numéro est le ${phoneLabel}.`, en: `Our number is ${phoneLabel}.` });
  return `${safety} ${told} ${phone}`;
}

/** A request about one's data is answered within one month: GDPR, article 12(3). */
const wordings: Record<Language, (output: NoteOutput) => Record<Exclude<NoteKind, 'urgent'>, Wording>> = {
  fr({ openNow, appointment }) {
    const when = openNow ? 'ici' : "à l'ouverture";
    const passing = (what: string): Wording => [
      `Je transmets ${what} à l'équipe`,
      `, qui vous répond ${when}`,
      `Elle vous répond ${when}`,
    ];
    const ofData = (what: string): Wording => [
      `Je transmets votre demande ${what} à l'équipe`,
      ", qui vous répond dans un délai d'un mois",
      "Elle vous répond dans un délai d'un mois",
    ];
    const called = openNow ? 'vous rappelle' : "vous rappelle à l'ouverture";
    return {
      appointment: [`C'est noté pour ${appointment ? `votre rendez-vous du ${appointment}` : "l'équipe"}`, '', ''],
      late: ["Merci de nous prévenir, je le signale à l'équipe", '', ''],
      call_back: ["C'est transmis", ` : un collègue ${called}`, `Un collègue ${called}`],
      complaint: [
        "Je suis désolé. Je transmets votre message à l'équipe",
        ` : un collègue vous répond ${when}`,
        `Un collègue vous répond ${when}`,
      ],
      allergy: ["C'est noté", ", l'équipe en tiendra compte", "L'équipe en tiendra compte"],
      waiting_list: [
        "C'est noté",
        " : si une place se libère, l'équipe vous prévient",
        "Si une place se libère, l'équipe vous prévient",
      ],
      quote: passing('votre question sur le devis'),
      bill: passing('votre question sur la facture'),
      data_export: ofData('de copie de vos données'),
      data_erasure: ofData("d'effacement de vos données"),
      other: passing('votre message'),
    };
  },
  en({ openNow, appointment }) {
    const when = openNow ? 'here' : 'when we open';
    const passing = (what: string): Wording => [
      `I am passing ${what} on to the team`,
      `, who will answer you ${when}`,
      `They will answer you ${when}`,
    ];
    const ofData = (what: string): Wording => [
      `I am passing your request ${what} on to the team`,
      ', who will answer you within one month',
      'They will answer you within one month',
    ];
    const called = openNow ? 'will call you back' : 'will call you back when we open';
    return {
      appointment: [`It is noted for ${appointment ? `your appointment on ${appointment}` : 'the team'}`, '', ''],
      late: ['Thank you for letting us know, I am telling the team', '', ''],
      call_back: ['I am passing it on', `: a colleague ${called}`, `A colleague ${called}`],
      complaint: [
        'I am sorry. I am passing your message on to the team',
        `: a colleague will answer you ${when}`,
        `A colleague will answer you ${when}`,
      ],
      allergy: ['It is noted', ', the team will take it into account', 'The team will take it into account'],
      waiting_list: [
        'It is noted',
        ': if a place comes free, the team will tell you',
        'If a place comes free, the team will tell you',
      ],
      quote: passing('your question about the quote'),
      bill: passing('your question about the invoice'),
      data_export: ofData('for a copy of your data'),
      data_erasure: ofData('to erase your data'),
      other: passing('your message'),
    };
  },
};
