import type { TenantRow } from '#db/tenant.ts';
import type { Scope } from '#tools/run.ts';
import type { Tool } from '#tools/tool.ts';
import type { Scene } from './begin.ts';
import type { BotContext } from './context.ts';

type Role = NonNullable<Scene['role']>;

/** What a turn and a job have in common. */
function means({ store, blobs, now, newId, random, log, channels, meaning }: BotContext) {
  return { store, blobs, now, newId, random, log, meaning, reach: [...channels.keys()] };
}

/** On whose behalf the tools of a turn act. The actor comes from the verified address alone, and is the same all turn long. */
export function scopeOf(ctx: BotContext, scene: Scene, { actor }: Role, tools: readonly Tool[]): Scope {
  const { tenant, conversationId, channel } = scene.setting;
  return {
    ...means(ctx),
    tools,
    channel,
    actor,
    tenant: { id: tenant.id, name: tenant.name, zone: tenant.zone },
    about: actor.kind === 'customer' ? { contactId: actor.contactId } : null,
    origin: { turnId: scene.turnId, conversationId },
    mayHaveRun: scene.isResumed,
    language: scene.language,
    // A customer may only do what is theirs, and nobody's documents or transcripts are read yet.
    tainted: false,
  };
}

/** A job acts for the business itself, and for nobody in particular. */
export function scopeOfJob(ctx: BotContext, { id, name, zone, language }: TenantRow, job: string): Scope {
  return {
    ...means(ctx),
    tools: [],
    channel: 'job',
    actor: { kind: 'system', job },
    tenant: { id, name, zone },
    about: null,
    origin: { job },
    mayHaveRun: true,
    language,
    tainted: false,
  };
}
