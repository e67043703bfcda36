import { z } from 'zod';
import type { Amend } from './correction.ts';

const noteOutput = z.looseObject({ activity: z.looseObject({ id: z.string(), label: z.string() }) });
const marker =
  /^(?:ah |euh |oups,? |oops,? )?(?:non|no|nan|pardon|en fait|actually|sorry|je voulais dire|i meant|i mean|d[ée]sol[ée]e?)\b[\s,:.!]*/i;
const notThis =
  /\b(?:pas|not) (?:the |le |la |l'|les |du |de la )?(?<wrong>[\p{L}\d]+)[\s,]+(?:mais |but |c'est )?(?:the |le |la |l'|les |du |de la )?(?<right>[\p{L}\d]+)/iu;
const inserted = /^(?:the |le |la |l'|les )?(?<noun>[\p{L}]+) (?<right>[\p{L}\d]+)$/iu;
/** "Change that: only for jobs over half a day": the words are others. */
const otherWords =
  /^(?:(?:non|no|en fait|actually|ah|euh)[\s,]+)*(?:change[rz]?|corrige[rz]?|modifie[rz]?|remplace[rz]?|replace|correct)[- ]?(?:[çc]a|la note|cette note|ma note|that note|my note|the note|that|it|la|le)?(?: (?:par|to|with|into))?\s*[:,]\s*(?<words>.{3,})$/iu;

/** The note as it shall be: a word put in the place of another where that is said, or the correction behind it. Nothing is lost. */
export const ofNote: Amend = (reading, { last, isCorrection }) => {
  const { data } = noteOutput.safeParse(last.output);
  const anew = otherWords.exec(reading.source)?.groups?.['words'];
  if (data && anew) return { intent: 'change_note', said: { activity: data.activity.id, words: anew }, isPlain: true };
  const swapped = data ? swappedIn(reading.source, data.activity.label) : null;
  if (data && swapped)
    return { intent: 'change_note', said: { activity: data.activity.id, words: swapped }, isPlain: true };
  if (!data || !isCorrection) return null;
  const { id: activity, label } = data.activity;
  const said = reading.source.replace(marker, '').trim();
  if (said === '') return null;
  const { wrong, right } = notThis.exec(said)?.groups ?? {};
  if (wrong && right && new RegExp(String.raw`(?<!\p{L})${wrong}(?!\p{L})`, 'iu').test(label)) {
    return {
      intent: 'change_note',
      said: { activity, words: label.replace(new RegExp(String.raw`(?<!\p{L})${wrong}(?!\p{L})`, 'iu'), right) },
    };
  }
  const { noun, right: other } = inserted.exec(said)?.groups ?? {};
  const pair = noun && other ? new RegExp(String.raw`(?<!\p{L})${noun} [\p{L}\d]+`, 'iu') : null;
  if (pair?.test(label))
    return { intent: 'change_note', said: { activity, words: label.replace(pair, `${noun} ${other}`) } };
  return { intent: 'change_note', said: { activity, words: `${label.replace(/\.$/, '')}. Rectification : ${said}` } };
};

const noteInput = z.looseObject({ kind: z.string(), vehicle: z.string().optional(), who: z.string().optional() });

/** "Et le pneu arrière gauche a un clou": one more thing that was found on the same vehicle. */
export const oneMoreFinding: Amend = ({ source, spans }, { last: { tool, input }, isCorrection }) => {
  const { data } = noteInput.safeParse(input);
  const more = /^(?:et|and|aussi|also|plus)\s+(?!si\b|quand\b|when\b|if\b)(?<more>.{6,})$/i.exec(source)?.groups?.[
    'more'
  ];
  const isElse = source.includes('?') || spans.some(({ kind }) => kind !== 'when');
  if (
    isCorrection ||
    tool !== 'add_note' ||
    data?.kind !== 'finding' ||
    !more ||
    isElse ||
    /\bfini|\bdone\b|\bpr[êe]t/i.test(source)
  )
    return null;
  return { intent: 'job_note', said: { vehicle: data.vehicle ?? '', words: more } };
};

const rightNotWrong =
  /^(?:(?:non|no|sorry|pardon|euh|oh|ah)[\s,]+)*(?<right>[\p{L}\d]+)[\s,]+(?:not|pas|et pas|et non) (?:the |le |la |l'|les |du |de la )?(?<wrong>[\p{L}\d]+)[\s.!]*$/iu;

/** "Grinding, not squeak": one word in the place of the other. */
function swappedIn(source: string, label: string): string | null {
  const { right, wrong } = rightNotWrong.exec(source)?.groups ?? {};
  const pattern = wrong ? new RegExp(String.raw`(?<!\p{L})${wrong}(?!\p{L})`, 'iu') : null;
  return right && pattern?.test(label) ? label.replace(pattern, right) : null;
}

const ofThatNote =
  /[\s,.:;-]*(?<!\p{L})(?:corrige[rz]?|rectifie[rz]?|change[rz]?|modifie[rz]?|correct|fix|amend)[- ](?:la|cette|ma|that|the|my) note(?!\p{L})[\s,.:;-]*/iu;
/** One is in the place of the other: "c'est le droit" of what was noted of the left one. */
const opposites: readonly (readonly [RegExp, RegExp])[] = [
  [/\bdroite?\b/i, /\bgauche\b/i],
  [/\bright\b/i, /\bleft\b/i],
  [/\bavant\b/i, /\barri[èe]re\b/i],
  [/\bfront\b/i, /\b(?:rear|back)\b/i],
];

/** "Nan c'est le droit, corrige la note": the note that was spoken of, whatever was asked since. */
export const ofThatOneNote: Amend = ({ source }, { state: { recent } }) => {
  const note = recent.find(({ kind }) => kind === 'activity');
  if (!note?.label || !ofThatNote.test(source) || source.includes('?')) return null;
  const { id: activity, label } = note;
  const said = source.replace(ofThatNote, ' ').replace(marker, '').trim();
  const swapped = otherSide(said, label);
  const words = swapped ?? (said.length > 3 ? `${label.replace(/\.$/, '')}. Rectification : ${said}` : null);
  return words === null ? null : { intent: 'change_note', said: { activity, words }, isPlain: true };
};

function otherSide(said: string, label: string): string | null {
  for (const [one, other] of opposites) {
    for (const [now, before] of [
      [one, other],
      [other, one],
    ] as const) {
      const word = now.exec(said)?.[0];
      if (word && before.test(label) && !now.test(label)) return label.replace(before, word);
    }
  }
  return null;
}
