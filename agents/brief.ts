import { slotLabel } from '#language/format.ts';
import { speakPhone } from '#language/phone.ts';
import { toLocal } from '#language/zone.ts';
import { nameOf, visitName } from '#tools/booking/visit-name.ts';
import type { Surroundings } from '#db/surroundings.ts';
import type { BriefScene } from './agent.ts';
import type { AgentContext } from './context.ts';

type Moment = Pick<AgentContext, 'now' | 'zone' | 'language' | 'channel' | 'manner' | 'business' | 'services' | 'ask'>;

type ComingScene = Pick<BriefScene, 'surroundings' | 'language'> & { setting: { tenant: { zone: string } } };

/** What every agent is told: the time, the place and the business. */
export function momentOf({ setting, surroundings, language, ask, now, manner }: BriefScene): Moment {
  const { channel, tenant } = setting;
  return {
    now: localStart(now, tenant.zone),
    ...{ zone: tenant.zone, language, channel, manner, ask },
    business: businessOf(setting, surroundings),
    services: surroundings.services.map((service) => ({
      service: service.code,
      name: nameOf(service, language),
      synonyms: [...service.synonyms.fr, ...service.synonyms.en],
      durationMinutes: service.durationMinutes,
      priceCents: service.priceCents,
    })),
  };
}

export function businessOf({ tenant }: BriefScene['setting'], { site }: Surroundings): Moment['business'] {
  return { name: tenant.name, trade: tenant.trade, phone: speakPhone(site.phone), address: site.address };
}

/** The customer's coming appointments, as far as a conversation needs them. */
export function comingOf({ setting, surroundings, language }: ComingScene) {
  const { zone } = setting.tenant;
  return surroundings.upcoming.map(({ id, serviceId, also, startsAt }) => {
    const service = surroundings.services.find((each) => each.id === serviceId);
    const others = also.flatMap((other) => surroundings.services.find((each) => each.id === other) ?? []);
    const at = toLocal(startsAt, zone);
    return {
      appointment: id,
      service: service?.code ?? '',
      also: others.map(({ code }) => code),
      serviceName: visitName(service ? [service, ...others] : others, language),
      startsAt: localStart(startsAt, zone),
      label: slotLabel(at.date, at.time, language),
    };
  });
}

/** What the customer came for before, by the catalogue's codes. */
export function hadBy({ surroundings: { had, services } }: BriefScene): string[] {
  return had.flatMap((id) => services.find((each) => each.id === id)?.code ?? []);
}

function localStart(instant: Date, zone: string): string {
  const { date, time } = toLocal(instant, zone);
  return `${date}T${time}`;
}
