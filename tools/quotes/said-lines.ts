import { catalogue } from '#db/service.ts';
import type { Candidate, ToolContext, ToolResult } from '../tool.ts';
import type { PaperProblem } from './paper-problem.ts';
import { readLines, type SaidLine } from './read-lines.ts';

type Which = Extract<ToolResult<never>, { which: Candidate[] }>;

/** The lines that words say by the catalogue of this business, what is wrong with them, or the question which service. */
export async function saidLines(
  { db, language }: Pick<ToolContext, 'db' | 'language'>,
  words: string,
  field: string,
): Promise<{ lines: SaidLine[] } | { problem: PaperProblem } | Which> {
  const read = readLines(words, await catalogue(db), language);
  switch (read.kind) {
    case 'lines':
      return { lines: read.lines };
    case 'unknown':
      return { problem: { outcome: 'unknown_line', words: read.words } };
    case 'which':
      return {
        which: read.services.map(({ service, words: said }) => ({
          label: language === 'fr' ? service.nameFr : service.nameEn,
          input: { [field]: said },
        })),
      };
  }
}
