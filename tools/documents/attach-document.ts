import { z } from 'zod';
import { addDocument, isDocumentOf } from '#db/document.ts';
import { plainFileName } from '#language/file-name.ts';
import { speaker } from '../members/meant-member.ts';
import { refShape } from '../ref.ts';
import { wroteNew } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type ToolResult } from '../tool.ts';
import { documentRefs } from './document-view.ts';
import { meantFiles } from './meant-files.ts';
import { meantSubject, subjectInput } from './meant-subject.ts';

const longestLabel = 80;

const output = z.object({
  outcome: z.enum(['attached', 'already', 'no_file']),
  documents: z.array(refShape),
  /** What they are of now. */
  subject: z.object({ kind: z.string(), id: z.string(), label: z.string() }).nullable(),
});

export const attachDocument = defineTool({
  name: 'attach_document',
  description:
    'Files what was sent in this conversation (⟦name⟧ in a message) with a customer, a vehicle, a job, a quote or an invoice: "mets ça sur ' +
    'la Clio de Dupont". With "no_file" nothing was sent lately: ask for it.',
  effect: 'write',
  roles: { USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({
    file: z.string().optional().describe('Which file, by its name, where they say it; else what was sent last.'),
    label: z.string().optional().describe('What it is, in their words: "carte grise", "photo du pare-chocs".'),
    ...subjectInput,
  }),
  output,
  async run(ctx, { file: words, label, ...said }): Promise<ToolResult<z.infer<typeof output>>> {
    const files = await meantFiles(ctx, words);
    if (files.length === 0) return { output: { outcome: 'no_file', documents: [], subject: null } };
    const meant = await meantSubject(ctx, said);
    if ('which' in meant) return meant;
    const { subject } = meant;
    const documents = [];
    for (const file of files) {
      const place = { fileId: file.id, kind: subject.kind, subjectId: subject.id };
      if (await isDocumentOf(ctx.db, place)) continue;
      const document = { id: ctx.newId(), label: labelOf(label, file.name) };
      await addDocument(ctx.db, { ...document, ...place, authorId: speaker(ctx) });
      wroteNew(ctx, 'document', document.id, { of: subject.kind });
      documents.push(document);
    }
    const outcome = documents.length === 0 ? 'already' : 'attached';
    return { output: { outcome, documents: documentRefs(documents), subject }, closes: ['which'] };
  },
  say({ outcome, documents, subject }, { language }) {
    const names = documents.map(({ label }) => label).join(', ');
    switch (outcome) {
      case 'attached':
        return inWords(language, {
          fr: `C'est rangé : ${names}, dans les documents de ${subject?.label}.`,
          en: `Filed: ${names}, with the documents of ${subject?.label}.`,
        });
      case 'already':
        return inWords(language, {
          fr: `Ce document est déjà rangé avec ${subject?.label}.`,
          en: `That document is with ${subject?.label} already.`,
        });
      case 'no_file':
        return inWords(language, {
          fr: "Je n'ai reçu aucun fichier ces derniers temps : envoyez-le-moi, et dites où le ranger.",
          en: 'I have received no file lately: send it to me, and say where it belongs.',
        });
    }
  },
  deeds: ({ outcome }) => (outcome === 'attached' ? ['noted'] : []),
});

function labelOf(said: string | undefined, name: string): string {
  const label = (said ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, longestLabel);
  return label || plainFileName(name);
}
