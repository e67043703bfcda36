import { z } from 'zod';
import { documentOrder, documentsOf, type KnownDocument } from '#db/document.ts';
import { dayLabel } from '#language/format.ts';
import type { Language } from '#language/language.ts';
import { toLocal } from '#language/zone.ts';
import { firstPage, listInput, listShape, pageAt, sayMore } from '../list.ts';
import { namingWords } from '../meant.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type ToolContext, type ToolResult } from '../tool.ts';
import { fileShape } from './document-view.ts';
import { meantSubject, subjectInput } from './meant-subject.ts';

const found = z.object({
  id: z.string(),
  label: z.string(),
  of: z.string(),
  on: z.string(),
  day: z.string(),
  file: z.string(),
});

const output = z.object({
  ...listShape,
  subject: z.object({ kind: z.string(), id: z.string(), label: z.string() }),
  /** What was asked for by name; null for all of them. */
  sought: z.string().nullable(),
  documents: z.array(found),
  files: z.array(fileShape),
});

type Found = z.infer<typeof output>;

export const findDocuments = defineTool({
  name: 'find_documents',
  description:
    'Finds the documents of a customer, a vehicle, a job, a quote or an invoice, newest first, and sends them with the answer: "montre-moi ' +
    'la carte grise de la Clio", "documents de Morel". To go on, call it again with `after` from `next`.',
  effect: 'read',
  roles: { USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({
    label: z.string().optional().describe('What the document is called, where they say it: "carte grise".'),
    ...subjectInput,
    ...listInput,
  }),
  output,
  async run(ctx, { label, after, ...said }): Promise<ToolResult<Found>> {
    const meant = await meantSubject(ctx, said);
    if ('which' in meant) return meant;
    const { subject } = meant;
    const words = namingWords(label ?? '');
    const { offset, page } = pageAt(after, documentOrder);
    const rows = await documentsOf(ctx.db, { kind: subject.kind, subjectId: subject.id, words }, page);
    const { items, next } = firstPage(rows, offset);
    const documents = items.map((row) => describe(ctx, row));
    const files = items.map(({ fileId: id, name, type, bytes }) => ({ id, name, type, bytes }));
    return {
      output: { offset, next, subject, sought: words.length > 0 ? (label ?? null) : null, documents, files },
      closes: ['which'],
    };
  },
  say({ subject, sought, documents, offset, next }, { language }) {
    if (documents.length === 0) return sayNone(subject.label, sought, { language, offset });
    const head = inWords(language, { fr: `Documents de ${subject.label} :`, en: `Documents of ${subject.label}:` });
    const lines = documents.map(({ label, of, day }) =>
      [label, subject.label.includes(of) ? '' : of, day].filter(Boolean).join(', '),
    );
    return [head, ...lines, ...sayMore({ next }, language)].join('\n');
  },
  deeds: () => [],
});

function sayNone(subject: string, sought: string | null, { language, offset }: { language: Language; offset: number }) {
  if (offset > 0) return inWords(language, { fr: "C'est tout.", en: 'That is all.' });
  if (sought === null)
    return inWords(language, { fr: `Aucun document pour ${subject}.`, en: `No document for ${subject}.` });
  return inWords(language, {
    fr: `Aucun document "${sought}" pour ${subject}.`,
    en: `No document "${sought}" for ${subject}.`,
  });
}

function describe(ctx: ToolContext, row: KnownDocument): z.infer<typeof found> {
  const { date: on } = toLocal(row.createdAt, ctx.tenant.zone);
  const of = row.paper ?? row.vehicle ?? row.contact ?? '';
  return { id: row.id, label: row.label, of, on, day: dayLabel(on, ctx.language), file: row.name };
}
