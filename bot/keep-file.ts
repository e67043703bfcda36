import { rm } from 'node:fs/promises';
import { blobType } from '#db/blob-type.ts';
import { addFile, type FileRow } from '#db/file.ts';
import { tidyFileName } from '#language/file-name.ts';
import type { BotContext } from './context.ts';

/** The longest file that is kept: a scan of many pages, or a list of some hundred thousand contacts. */
export const mostFileBytes = 25 * 1024 * 1024;

/** Why a file was not kept. */
export type FileRefusal = 'too_large' | 'unknown_type' | 'empty';

/**
 * Keeps a file that comes in for a business: its bytes are on the disk and its row is stored before this answers. Its type is read from
 * its bytes; what is too large or of no type that we keep leaves nothing.
 */
export async function keepFile(
  ctx: Pick<BotContext, 'store' | 'blobs' | 'newId'>,
  tenantId: string,
  { name, bytes: source }: { name: string; bytes: AsyncIterable<Uint8Array> },
): Promise<FileRow | { refused: FileRefusal }> {
  const kept = await ctx.blobs.keep(tenantId, source, mostFileBytes);
  if (kept === null) return { refused: 'too_large' };
  const path = ctx.blobs.pathOf(tenantId, kept.hash);
  const type = kept.bytes === 0 ? null : await blobType(path);
  // Nothing that was kept before has these bytes: it would have been of this type too.
  if (type === null) {
    await rm(path, { force: true });
    return { refused: kept.bytes === 0 ? 'empty' : 'unknown_type' };
  }
  const file = { id: ctx.newId(), name: tidyFileName(name), ...kept, type };
  await ctx.store.forTenant(tenantId, (db) => addFile(db, file));
  return file;
}

/** What is said of a file that was not kept, to whoever sends it. */
export function sayFileRefusal(refused: FileRefusal, language: 'fr' | 'en'): string {
  return sentences[refused][language];
}

const sentences: Record<FileRefusal, Record<'fr' | 'en', string>> = {
  too_large: {
    fr: 'Ce fichier dépasse 25 Mo : je ne l’ai pas gardé. Une liste de contacts tient en CSV, au besoin coupée en plusieurs fichiers ; une photo ou un PDF se réduit avant l’envoi.',
    en: 'This file is larger than 25 MB: I have not kept it. A list of contacts fits as CSV, cut into several files if need be; a photo or a PDF can be made smaller first.',
  },
  unknown_type: {
    fr: 'Je ne garde pas ce genre de fichier. Envoyez un PDF, une image, un tableau (CSV, .xlsx) ou des contacts (.vcf).',
    en: 'I do not keep files of this kind. Send a PDF, a picture, a table (CSV, .xlsx) or contacts (.vcf).',
  },
  empty: { fr: 'Ce fichier est vide.', en: 'This file is empty.' },
};
