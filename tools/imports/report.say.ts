import type { Language } from '#language/language.ts';
import { inWords } from '../speaking.ts';
import { countIn, reasonWords } from './preview-import.say.ts';
import type { Skipped } from './run-batch.ts';

interface Counts {
  file: string;
  made: number;
  merged: number;
  skipped: number;
  reasons: readonly (readonly [Skipped, number])[];
}

export function sayProgress(
  { file, done, total }: { file: string; done: number; total: number },
  language: Language,
): string {
  const number = countIn(language);
  return inWords(language, {
    fr: `Import de ${file} : ${number(done)} lignes sur ${number(total)}.`,
    en: `Import of ${file}: ${number(done)} of ${number(total)} rows.`,
  });
}

/** Of an import that failed at every try: how far it is, and what can be done with it. */
export function sayStopped(
  { file, done, total }: { file: string; done: number; total: number },
  language: Language,
): string {
  const number = countIn(language);
  return inWords(language, {
    fr: `L'import de ${file} s'est arrêté, après plusieurs essais : ${number(done)} lignes sur ${number(total)} sont entrées, les autres non. "Reprends l'import" continue à partir de là ; ANNULER ou "annule l'import" retire celles qui sont entrées.`,
    en: `The import of ${file} has stopped, after several tries: ${number(done)} of ${number(total)} rows are in, the others are not. "Resume the import" goes on from there; UNDO or "undo the import" takes out those that are in.`,
  });
}

/** Of a taking back that failed at every try. */
export function sayUndoStopped(file: string, language: Language): string {
  return inWords(language, {
    fr: `Je n'ai pas pu défaire tout l'import de ${file}, après plusieurs essais. Dites "annule l'import" pour que je continue avec ce qui reste.`,
    en: `I could not take back all of the import of ${file}, after several tries. Say "undo the import" and I go on with what is left.`,
  });
}

/** What an import did: made, filled in, left out and why. */
export function sayReport({ file, made, merged, skipped, reasons }: Counts, language: Language): string {
  const number = countIn(language);
  const why = reasons.map(
    ([reason, count]) => `${reasonWords[reason][language]}${language === 'fr' ? ' :' : ':'} ${number(count)}`,
  );
  const head = inWords(language, {
    fr: `Import de ${file} terminé : ${number(made)} ${made > 1 ? 'fiches créées' : 'fiche créée'}, ${number(merged)} ${merged > 1 ? 'connues' : 'connue'} déjà.`,
    en: `Import of ${file} done: ${number(made)} ${made === 1 ? 'record' : 'records'} made, ${number(merged)} known already.`,
  });
  if (skipped === 0) return head;
  const left = inWords(language, {
    fr: `${number(skipped)} ${skipped > 1 ? 'lignes laissées' : 'ligne laissée'} (${why.join(', ')}) : les voici, à corriger et à renvoyer.`,
    en: `${number(skipped)} ${skipped === 1 ? 'row' : 'rows'} left out (${why.join(', ')}): here they are, to correct and send again.`,
  });
  return `${head} ${left}`;
}
