import { z } from 'zod';
import { addDocument, isDocumentOf } from '#db/document.ts';
import { plainFileName } from '#language/file-name.ts';
import { keepNote } from '../desk/keep-note.ts';
import { refShape } from '../ref.ts';
import { wroteNew } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { contactOf } from '../subject.ts';
import { defineTool, type ToolResult } from '../tool.ts';
import { meantFiles } from './meant-files.ts';

const output = z.object({ documents: z.array(refShape) });

export const takeFiles = defineTool({
  name: 'take_files',
  description:
    'Keeps what the customer just sent among their documents, and tells the team. Code calls it, not a model.',
  effect: 'write',
  roles: { CUSTOMER: 'runs' },
  input: z.object({}),
  output,
  async run(ctx): Promise<ToolResult<z.infer<typeof output>>> {
    const contactId = contactOf(ctx);
    const documents = [];
    for (const file of await meantFiles(ctx, undefined)) {
      const label = plainFileName(file.name);
      documents.push({ id: file.id, label });
      const place = { fileId: file.id, kind: 'contact' as const, subjectId: contactId };
      if (await isDocumentOf(ctx.db, place)) continue;
      const id = ctx.newId();
      await addDocument(ctx.db, { id, label, ...place, authorId: null });
      wroteNew(ctx, 'document', id, { of: 'contact' });
    }
    const names = documents.map(({ label }) => label).join(', ');
    if (names !== '') await keepNote(ctx, { kind: 'other', words: `⟦${names}⟧`, appointmentId: null });
    return { output: { documents } };
  },
  say({ documents }, { language }) {
    const names = documents.map(({ label }) => label).join(', ');
    return inWords(language, {
      fr: `C'est bien arrivé : ${names}. L'équipe le regarde.`,
      en: `Received: ${names}. The team will look at it.`,
    });
  },
  deeds: ({ documents }) => (documents.length > 0 ? ['passed_on', 'noted'] : []),
});
