import type { AgentContext } from '#agents/agent.ts';
import { speakPhone } from '#language/phone.ts';
import type { Language } from '#language/language.ts';
import { slotLabel } from '#language/format.ts';
import { toLocal } from '#language/zone.ts';
import { receptionTools } from '#tools/registry.ts';
import type { TurnScope } from '#tools/run.ts';
import type { Scene } from './begin.ts';
import type { ChannelName } from './channel.ts';
import type { BotContext } from './context.ts';

/**
 * What the tools of a turn act for. The actor comes from the verified address alone: whoever writes from a customer's number
 * is that customer, whatever the text says.
 */
export function toolScope(ctx: BotContext, scene: Scene, language: Language): TurnScope {
  const { setting } = scene;
  return {
    store: ctx.store,
    tenant: { id: setting.tenant.id, name: setting.tenant.name, zone: setting.tenant.zone },
    actor: { role: 'CUSTOMER', contactId: setting.contactId },
    conversation: { id: setting.conversationId, language },
    turn: { id: scene.turnId },
    tools: receptionTools,
    now: ctx.now,
    newId: ctx.newId,
    log: ctx.log,
  };
}

/** What a model is told of the moment. Nothing in it is secret from the customer it is about. */
export function agentContext(ctx: BotContext, scene: Scene, language: Language): AgentContext {
  const { setting } = scene;
  const { zone } = setting.tenant;
  const local = (date: Date) => {
    const at = toLocal(date, zone);
    return `${at.date}T${at.time}`;
  };
  const serviceById = new Map(scene.services.map((service) => [service.id, service]));
  const nameOf = (service: Scene['services'][number] | undefined) =>
    (language === 'fr' ? service?.nameFr : service?.nameEn) ?? '';
  const { pending } = scene;
  return {
    now: local(ctx.now()),
    zone,
    language,
    channel: setting.channel,
    manner: ctx.channels.get(setting.channel as ChannelName)?.manner ?? '', // Written by a channel's own name.
    business: businessOf(scene),
    services: scene.services.map((service) => ({
      service: service.code,
      name: nameOf(service),
      synonyms: [...service.synonyms.fr, ...service.synonyms.en],
      durationMinutes: service.durationMinutes,
      priceCents: service.priceCents,
    })),
    person: {
      known: setting.firstName !== null || setting.lastName !== null,
      firstName: setting.firstName,
      lastName: setting.lastName,
      vehicles: scene.vehicles.map(({ plate, model }) => ({ plate, model })),
    },
    appointments: scene.upcoming.slice(0, 5).map((appointment) => {
      const service = serviceById.get(appointment.serviceId);
      const at = toLocal(appointment.startsAt, zone);
      return {
        appointment: appointment.id,
        service: service?.code ?? '',
        serviceName: nameOf(service),
        startsAt: `${at.date}T${at.time}`,
        label: slotLabel(at.date, at.time, language),
      };
    }),
    pending: pending && new Date(pending.until) > ctx.now() ? pending : null,
  };
}

export function businessOf(scene: Scene): AgentContext['business'] {
  const { name, trade } = scene.setting.tenant;
  return { name, trade, phone: speakPhone(scene.site.phone), address: scene.site.address };
}
