import { open } from 'node:fs/promises';

/** What a business's people send each other, by what is in the file. Anything else is not kept: no programs, pages or archives. */
const kept = new Set([
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/heic',
  'image/heif',
  'image/tiff',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.text',
]);

/** So much is looked at to tell text from bytes. */
const headBytes = 65_536;
/** Of these text has none. */
const controls = /(?![\s\u0080-\u009f])\p{Cc}/u;

/** The type of a file by its bytes, whatever its name says; null for one that we do not keep. */
export async function blobType(file: string): Promise<string | null> {
  // Who starts the program waits for what the first file needs otherwise.
  const { fileTypeFromFile } = await import('file-type');
  const found = await fileTypeFromFile(file);
  if (found) return kept.has(found.mime) ? found.mime : ofText(await headOf(file), found.mime);
  return ofText(await headOf(file), null);
}

/** A vCard has magic bytes for some; to others it is text like any other. */
function ofText(head: Uint8Array, magic: string | null): string | null {
  if (magic !== null && !magic.startsWith('text/')) return null;
  const text = textIn(head);
  if (text === null || text.trim() === '') return null;
  if (/^\s*BEGIN:VCARD/i.test(text)) return 'text/vcard';
  // A page or a drawing could be opened, and would run.
  return /^\s*</.test(text) ? null : 'text/csv';
}

function textIn(head: Uint8Array): string | null {
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  const text = isUtf16
    ? new TextDecoder(head[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(head)
    : new TextDecoder().decode(head);
  return controls.test(text) ? null : text.replace(/^\ufeff/, '');
}

async function headOf(file: string): Promise<Uint8Array> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
