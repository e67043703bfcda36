import { defineIntent } from '../dialogue/intent.ts';
import type { MemberReading } from './reading.ts';
import { colleagueWords, freeWords, nameWords, whenWords } from './read/words.ts';
import { first, tail } from './read/terms.ts';

const head = new RegExp(
  [
    String.raw`^(?:(?:ok|alors|euh|et|and|so|um|bon|hey|salut|bonjour)[\s,]+)*`,
    String.raw`(?:(?:tu peux|peux[- ]tu|merci de|veuillez|can you|could you|please)\s+)?`,
    String.raw`(?:`,
    String.raw`(?:(?:cr[ée]{1,2}e?r?|ajoute[rz]?|rajoute|mets?|note[rz]?|inscri\S*|pr[ée]vois|add|create|make|set|put|new|nouvelle)\s+)?(?:(?:-?(?:moi|nous|lui|me|us))\s+)?(?:(?:une?|la|a|an|the)\s+)?(?:(?:nouvelle|new)\s+)?(?:t[âa]ches?|tasks?|todo|to[- ]do|pense[- ]?b[êe]te|rappel|reminder)\b(?:\s+(?:de|d'|pour|for|to|of))?\s*:?`,
    String.raw`|rappel(?:le|er|ez|es)?[- ]?(?:moi|nous|lui|leur)\b`,
    String.raw`|rappelle(?=\s+à\s)`,
    String.raw`|(?:fai(?:s|tes)|fait)[- ](?:moi|nous)\s+penser`,
    String.raw`|(?:il )?(?:faut|faudrait|fo)\s+(?:que\s+(?:quelqu'un|qqn|on|je|tu)|penser\s+à)`,
    String.raw`|n'?oublie\s*(?:pas|r)?`,
    String.raw`|remind\s+(?:me|us|her|him|them)?`,
    String.raw`|(?:someone|somebody)\s+(?:has|needs|should)`,
    String.raw`|don'?t\s+(?:let\s+me\s+)?forget`,
    String.raw`|(?:mets?|met|donne)[- ]moi\s+une\s+t[âa]che`,
    String.raw`|(?:mets?|met|put)\s+(?:aussi|also)(?=\s+(?:[àa]|pour|for)\s)`,
    String.raw`|(?:also\s+|aussi\s+)?(?:une|un|one|another)(?:\s+(?:autre|more|other|t[âa]che|task))*\s+(?=(?:pour|for)\b)`,
    String.raw`)`,
  ].join(''),
  'iu',
);

/** "…, mets-moi une tâche": what is to be done stands before it. */
const askedLast =
  /[\s,.]+(?:mets?|met|note|cr[ée]{1,2}e|ajoute|make|set|add|put)[- ](?:moi|me|nous)?\s*(?:une |a |un )?(?:t[âa]che|task|rappel|reminder)[\s.!]*$/i;

/** What is to be done: the words without the request, the day and the colleague. */
function readTitle(reading: MemberReading): string | null {
  const source = reading.source.replace(askedLast, '');
  const said = freeWords(
    { ...reading, source, spans: reading.spans.filter(({ to }) => to <= source.length) },
    head,
    'when',
    'colleague',
  );
  // "Tâche pour Thomas : nettoyer" keeps its colon once Thomas is gone.
  const words =
    said
      ?.replace(/^(?:t[âa]che|task|todo)\s*:?\s*/i, '')
      .replace(/\s+([,.])/g, '$1')
      // "Tâche à Thomas pour demain : …" leaves its little words before the colon.
      .replace(/^(?:\p{L}{1,4}\s+){0,3}:\s*/u, '') ?? null;
  return words === null || words.length < 3 || opening.test(words) ? null : words;
}

/** "Remember the" says nothing yet. */
const opening =
  /^(?:remember|note|remind me|retiens|retenez|m[ée]morise[rz]?|rappelle(?:-moi)?|souviens-toi)(?:\s+(?:to|that|the|about|que|qu'|le|la|les|de|d'))*$/i;

/** "Relance-la", "ring her": a pronoun stands for whom it is about. */
function speaksOfSomebody({ source }: MemberReading): boolean {
  return /(?:relance|rappelle|appelle|pr[ée]viens|rappeler|relancer)[- ](?:la|le|lui)\b|\b(?:her|him|them)\b/i.test(
    source,
  );
}

export const createTaskIntent = defineIntent<MemberReading>({
  name: 'create_task',
  slots: {
    title: {
      read: readTitle,
      ask: { fr: 'Que faut-il faire ?', en: 'What is to be done?' },
      answer: ({ source }) => source,
    },
    due: { read: whenWords, ask: null },
    assignee: { read: readAssignee, ask: null },
    contact: { read: (reading) => first(reading, 'contact'), ask: null, recent: ['contact'], when: speaksOfSomebody },
  },
  tool: 'create_task',
  input: ({ title, due, assignee, contact }) => given({ title, due, assignee, contact }),
});

/** A colleague whom the task is for, and none who is only part of it: "rappeler Thomas". */
function readAssignee(reading: MemberReading): string | null {
  const span = reading.spans.find(({ kind }) => kind === 'colleague');
  if (!span) return /\bmets?[- ]moi\b|\bremind me\b|\brappelle[- ]moi\b/i.test(reading.source) ? 'moi' : null;
  const before = reading.source.slice(0, span.from).trimEnd();
  const isFor = /(?:\bpour|\bpr|(?<!\p{L})[àa]|\bfor|\bto|^|remind|rappelle(?: à)?|assign\w*|[,:])$/iu.test(before);
  const atEnd = reading.source.slice(span.to).replaceAll(/[\s.!?]/g, '') === '';
  return isFor || atEnd ? span.value : null;
}

const whichTask = { fr: 'Quelle tâche ?', en: 'Which task?' };

const fewestLetters = 3;

/** The words of a task that is spoken of, up to a comma and without what is wanted of it. */
function readTaskWords(request: RegExp) {
  return (reading: MemberReading): string | null => {
    const words = freeWords(reading, request, 'when', 'colleague');
    const named = words?.replaceAll(pronouns, ' ').replaceAll(/\s+/g, ' ').trim() ?? '';
    const main = named.split(/[,;(]/).find((part) => part.trim().length >= fewestLetters) ?? '';
    return named.length < fewestLetters ? null : (tail(reading) ?? (main.trim() || named));
  };
}

/** Words that point at a task without naming it, and verbs that ask for something to be done with it. */
const pronouns =
  /(?<!\p{L})(?:c'est|c|est|la|le|les|l'|ça|ca|celle|cette|cet|ce|ma|mes|mon|my|the|that|this|one|it|them|first|second|third|last|premi[èe]re?|deuxi[èe]me|derni[èe]re?|t[âa]ches?|tasks?|reminders?|rappels?|fait|faite|finie?|termin[ée]e?|done|already|actually|just|did|i|i've|j'ai|jai|ai|he|she|they|tu|peux|you|can|please|on|en|plut[ôo]t|finalement|instead|rather|put|off|about|d'un|jour|jours|day|days|semaine|week|heure|hour|une?|a|an|non|pas|plus|tard|later|as|s|c|g|u|bon|pr|pour|ferme[rz]?|with|was|were|are|is|off|could|again|back|to)(?!\p{L})/giu;

const completeHead =
  /\b(?:coche[rz]?|raye[rz]?|termine[rz]?|finis|fini[es]?|cl[oô]s|tick(?: off)?|close|mark|cross off|complete[d]?|done|j'ai fait|c'est fait|c'est bon|fait[es]?)\b/giu;
const reopenHead =
  /\b(?:rouvre[rz]?|rouvrir|r[ée]ouvr\w*|reopen|re-open|remets?|remet|unmark|untick|attends|non|ah|trompé)\b/giu;
const assignHead =
  /\b(?:assign\w*|reassign\w*|donne[rz]?|confie[rz]?|passe[rz]?|mets?|mettez|remets?|give|hand|make|put|let|for)\b/giu;
const postponeHead =
  /\b(?:(?:tu |vous |on )?(?:me |nous )?(?:(?:le |la |les )|l')?(?:d[ée]cales|repousses|reportes|remets|mets|avances)|d[ée]cale[rz]?|repousse[rz]?|reporte[rz]?|remets?|mets?|push|move|postpone|put|make|shift|delay|avance[rz]?)\b/giu;

export const completeTaskIntent = defineIntent<MemberReading>({
  name: 'complete_task',
  slots: {
    task: { read: readTaskWords(completeHead), ask: whichTask, recent: ['task'], answer: ({ source }) => source },
  },
  tool: 'change_task',
  input: ({ task }) => ({ task, status: 'done' }),
});

export const reopenTaskIntent = defineIntent<MemberReading>({
  name: 'reopen_task',
  slots: {
    task: { read: readTaskWords(reopenHead), ask: whichTask, recent: ['task'], answer: ({ source }) => source },
  },
  tool: 'change_task',
  input: ({ task }) => ({ task, status: 'open' }),
});

export const assignTaskIntent = defineIntent<MemberReading>({
  name: 'assign_task',
  slots: {
    task: { read: readTaskWords(assignHead), ask: whichTask, recent: ['task'] },
    assignee: { read: colleagueWords, ask: { fr: 'A qui ?', en: 'To whom?' } },
  },
  tool: 'change_task',
  input: ({ task, assignee }) => ({ task, assignee }),
});

const later = /\b(?:d'|de |by |of )?(?:(\d+|une?|a|an|one|deux|two|trois|three) ?(jours?|days?|semaines?|weeks?))\b/i;

/** "D'un jour", "by two days": how many days later. */
function readLater({ source, when }: MemberReading): string | null {
  if (when !== null && when.days.length > 0) return null;
  const [, count = '', unit = ''] = later.exec(source) ?? [];
  if (unit === '') return null;
  const number = /^\d+$/.test(count)
    ? Number(count)
    : /^(?:deux|two)$/i.test(count)
      ? 2
      : /^(?:trois|three)$/i.test(count)
        ? 3
        : 1;
  return String(/^[sw]/i.test(unit) ? number * 7 : number);
}

export const postponeTaskIntent = defineIntent<MemberReading>({
  name: 'postpone_task',
  slots: {
    task: { read: readTaskWords(postponeHead), ask: whichTask, recent: ['task'] },
    later: { read: readLater, ask: null },
    due: { read: whenWords, ask: { fr: 'Pour quand ?', en: 'For when?' }, unless: 'later' },
  },
  tool: 'change_task',
  input: ({ task, due, later: days }) => ({ task, ...(due ? { due } : days ? { laterDays: Number(days) } : {}) }),
});

export const listTasksIntent = defineIntent<MemberReading>({
  name: 'list_tasks',
  slots: {
    whose: { read: readWhose, ask: null, recent: ['member'], when: ofColleague },
    status: { read: readStatus, ask: null },
    when: { read: whenWords, ask: null },
    contact: { read: nameWords, ask: null },
  },
  tool: 'list_tasks',
  input: ({ whose, status, when, contact }) => given({ whose, status, when, contact }),
});

/** "What else has he got?" */
function ofColleague({ source }: MemberReading): boolean {
  return /\b(?:has (?:he|she) got|does (?:he|she) have|(?:his|her) (?:list|tasks?)|(?:sa|ses) (?:liste|t[âa]ches)|a-t-(?:il|elle)|qu'est-ce qu'(?:il|elle) a)\b/i.test(
    source,
  );
}

function readWhose(reading: MemberReading): string | null {
  if (
    /\b(?:équipe|equipe|tout le monde|toutes les tâches|team|everyone|everybody|all (?:the )?tasks|wich tasks|which tasks|quelles tâches)\b/i.test(
      reading.source,
    )
  )
    return 'all';
  return reading.spans.find(({ kind }) => kind === 'colleague')?.value ?? null;
}

function readStatus({ source }: MemberReading): string | null {
  if (/\b(?:retard|overdue|overdeu|en souffrance|late|past due)\b/i.test(source)) return 'overdue';
  if (/\b(?:bloqu\w+|blocked|stuck)\b/i.test(source)) return 'blocked';
  if (/\b(?:tableau|board|kanban|par statut|by status)\b/i.test(source)) return 'board';
  return /\b(?:faites|termin[ée]e?s|finished|completed)\b/i.test(source) ? 'done' : null;
}

/** An input without what was not said. */
export function given(input: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(input).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
