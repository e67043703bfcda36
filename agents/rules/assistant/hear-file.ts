import { fileMarksIn, withoutFileMarks } from '#language/file-mark.ts';
import { fold } from '#language/normalise.ts';
import { type Filled, readSlots } from '../dialogue/intent.ts';
import { attachDocumentIntent, isPutAway, documentKindIn, readSubject } from './documents.ts';
import type { MemberHeard, MemberScope } from './heard.ts';
import type { MemberReading } from './reading.ts';
import { recalled } from './recall.ts';
import type { MemberAct, MemberState } from './state.ts';
import { isSmallWord } from './unread.ts';

const certain = 1;
const table = /\.(?:csv|tsv|txt|xlsx|xlsm|vcf|vcard)$/i;
/** Words that a list is sent with. */
const listWords =
  /\b(?:import\w*|charge\w*|integr\w*|recuper\w*|rentre\w*|avale|load|bring|upload|read in|take in|add|ajoute\w*|contacts?|clients?|customers?|liste?|list|fichier|file|mes|my|all|tous|toutes|repertoire|carnet|address book)\b/;
/** A talk goes on about what was sent so many turns ago. */
const stillMeant = 3;

/**
 * What is sent with a message, or was just sent: a list of contacts is brought in, anything else is put where the words say, and where
 * they say nothing one asks. `hearWords` hears the words that are no part of it: "fini la Clio" with a photo does both.
 */
export function hearFile(
  text: string,
  state: MemberState,
  scope: MemberScope,
  hearWords: (words: string) => MemberHeard,
): MemberHeard | null {
  const files = fileMarksIn(text);
  const words = withoutFileMarks(text);
  if (files.length === 0) return hearPlaced(words, state, scope);
  const reading = scope.read(words);
  const isList = files.every((name) => table.test(name));
  const said = recalled(attachDocumentIntent, readSlots(attachDocumentIntent, reading), { reading, state });
  const attach: MemberAct = { kind: 'wish', intent: 'attach_document', said };
  const isPlaced = said['subject'] !== undefined && (isPutAway(reading) || isLabelAlone(reading, said));
  if (isPlaced) return heard([attach]);
  if (isList && (words === '' || (listWords.test(fold(words)) && said['subject'] === undefined)))
    return heard([{ kind: 'wish', intent: 'import', said: { list: 'contacts' } }]);
  if (words === '' || documentKindIn(reading) !== null) return heard([attach]);
  const own = hearWords(words);
  const isSure = own.confidence >= scope.ear.sureFrom && own.acts.some(({ kind }) => kind === 'wish');
  if (!isSure) return heard([attach]);
  return said['subject'] === undefined ? own : { ...own, acts: [...own.acts, attach] };
}

/** "Mets ça sur la Clio de Dupont", of what was sent just before. */
function hearPlaced(words: string, state: MemberState, scope: MemberScope): MemberHeard | null {
  const wasSent = state.recent.slice(0, stillMeant * 2).some(({ kind }) => kind === 'file');
  if (!wasSent) return null;
  const reading = scope.read(words);
  if (!isPutAway(reading)) return null;
  const said = recalled(attachDocumentIntent, readSlots(attachDocumentIntent, reading), { reading, state });
  return readSubject(reading) === null && said['subject'] === undefined
    ? null
    : heard([{ kind: 'wish', intent: 'attach_document', said }]);
}

/** "Carte grise Clio Dupont": a caption that only says what it is and whose. */
function isLabelAlone({ words, spans, source }: MemberReading, said: Filled): boolean {
  const named = fold([said['label'] ?? '', ...spans.map(({ from, to }) => source.slice(from, to))].join(' ')).split(
    ' ',
  );
  return words.every((word) => named.includes(word) || isSmallWord(word));
}

function heard(acts: MemberAct[]): MemberHeard {
  const [first] = acts;
  return { acts, about: first?.kind === 'wish' ? first.intent : 'none', confidence: certain };
}
