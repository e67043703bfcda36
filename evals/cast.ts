import type { Business } from '#db/seed/business.ts';
import { garage } from '#db/seed/garage.ts';
import { salon } from '#db/seed/salon.ts';

/** The channels that can be played without a provider; the first of somebody's addresses on one of them is theirs unless a case says another. */
export const playedChannels = ['sms', 'terminal'] as const;

export type PlayedChannel = (typeof playedChannels)[number];

/** Somebody who writes, and from where. */
export interface Speaker {
  /** As a case calls them: `karim`. */
  name: string;
  channel: PlayedChannel;
  from: string;
}

const businesses = { garage, salon };

export type DemoBusiness = keyof typeof businesses;

/** A number that no business of the demo knows. */
const strangerNumber = '+33639989999';

/** Reads `karim`, `karim@terminal`, or `customer`, who is whom one plays in the demo; null for who is not there. */
export function speakerOf(business: DemoBusiness, text: string): Speaker | null {
  const [who = '', channel] = text.split('@');
  const name = who === 'customer' ? businesses[business].customer.terminal : who;
  const addresses = castOf(business).get(name) ?? [];
  for (const address of addresses) {
    const played = playedChannels.find((each) => each === address.channel);
    if (played && (channel === undefined || channel === played)) return { name, channel: played, from: address.value };
  }
  return null;
}

/** Whom a case can name. */
export function castNames(business: DemoBusiness): string[] {
  return [...castOf(business).keys()];
}

/** The cast member at an address, as a case calls them; null when it is nobody's of the cast. */
export function castNameAt(business: DemoBusiness, channel: string, value: string): string | null {
  const entries = [...castOf(business)];
  const found = entries.find(([, own]) => own.some((one) => one.channel === channel && one.value === value));
  return found?.[0] ?? null;
}

/** The customer, the staff and a stranger, each called by their name at the terminal, with their addresses. */
function castOf(business: DemoBusiness): Map<string, { channel: string; value: string }[]> {
  const { customer, staff }: Business = businesses[business];
  const named = staff.map(({ addresses }) => {
    const terminal = addresses.find(({ channel }) => channel === 'terminal');
    return [terminal?.value ?? '', addresses] as const;
  });
  const customers = [
    { channel: 'sms', value: customer.phone },
    { channel: 'terminal', value: customer.terminal },
  ];
  const stranger = [{ channel: 'sms', value: strangerNumber }];
  return new Map([[customer.terminal, customers], ...named, ['stranger', stranger]]);
}
