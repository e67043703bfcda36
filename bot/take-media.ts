import { Readable } from 'node:stream';
import { z } from 'zod';
import { carryFile } from '#db/file.ts';
import { addDetail, type Heard } from '#db/message.ts';
import type { Setting } from '#db/setting.ts';
import type { KeptItem, MediaItem } from './channel.ts';
import type { BotContext } from './context.ts';
import { type FileRefusal, keepFile } from './keep-file.ts';

/** Why a file that came with a message is not there: it was not kept, or could not be had. */
export type Unkept = FileRefusal | 'lost';

const items = z.array(
  z.object({ url: z.string(), contentType: z.string(), name: z.string().nullable().default(null) }),
);
const coming = z.object({ items });
const fetched = z.object({ files: z.array(z.unknown()) });

/** The messages whose files have not been fetched. */
export function withUnfetched(heard: readonly Heard[]): Heard[] {
  return heard.filter(
    ({ kind, detail }) => kind === 'media' && coming.safeParse(detail).success && !fetched.safeParse(detail).success,
  );
}

/**
 * Fetches what came with some messages from their provider and keeps it, before the turn that answers them begins: a network is not waited
 * for inside it. What cannot be had stands on the message as that, so that it is said and not asked for again.
 */
export async function takeMedia(ctx: BotContext, setting: Setting, messages: readonly Heard[]): Promise<void> {
  const { id: tenantId } = setting.tenant;
  for (const { id: messageId, detail } of messages) {
    const taken = await Promise.all(coming.parse(detail).items.map((item) => takeItem(ctx, setting, item)));
    const files = taken.flatMap((one) => (typeof one === 'string' ? [] : [one]));
    const unkept = taken.find((one) => typeof one === 'string') ?? null;
    await ctx.store.forTenant(tenantId, async (db) => {
      await addDetail(db, messageId, { files, unkept });
      for (const { id: fileId } of files) {
        await carryFile(db, { id: ctx.newId(), messageId, conversationId: setting.conversationId, fileId });
      }
    });
  }
}

async function takeItem(ctx: BotContext, setting: Setting, item: MediaItem): Promise<KeptItem | Unkept> {
  const { channel, channelAccountId, tenant } = setting;
  const account = await ctx.accounts.open(tenant.id, channelAccountId);
  const by = ctx.channels.get(channel);
  if (!account || !by) return 'lost';
  try {
    const { bytes, contentType } = await by.download(item, account);
    const kept = await keepFile(ctx, tenant.id, {
      name: item.name ?? nameOf(contentType),
      bytes: Readable.from([bytes]),
    });
    if ('refused' in kept) return kept.refused;
    const { id, name, type, bytes: size } = kept;
    return { id, name, type, bytes: size };
  } catch (error) {
    // The words of a download's error say neither the address nor the credential.
    const reason = error instanceof Error ? error.message : 'unknown';
    ctx.log.warn({ tenantId: tenant.id, channel, reason }, 'file of a message not fetched');
    return 'lost';
  }
}

/** Of what its sender gave no name. */
function nameOf(contentType: string): string {
  const [kind = '', form = ''] = (contentType.split(';', 1)[0] ?? '').split('/');
  const ending = /^[a-z0-9]{2,5}$/.test(form) ? `.${form === 'jpeg' ? 'jpg' : form}` : '';
  return `${kind === 'image' ? 'photo' : kind === 'audio' ? 'audio' : 'document'}${ending}`;
}
