import type { LanguageModelV4, LanguageModelV4Message } from '@ai-sdk/provider';
import { CONTEXT_MARK, type AgentContext } from '#agents/agent.ts';
import { speak } from '#agents/speech.ts';
import { readChoice } from '#language/choice.ts';
import { dayLabel, money, slotLabel } from '#language/format.ts';
import type { Language } from '#language/language.ts';
import { readWhen } from '#language/when.ts';
import { readYesNo } from '#language/yes-no.ts';
import { addDays, toInstant, weekdayOf } from '#language/zone.ts';
import type { Ask } from '#tools/tool.ts';

/** A business in memory, for tests of whole conversations: the tools' contracts, with a diary of free hours behind them. */
export interface Desk {
  context: AgentContext;
  /** Local times that are not free any more. */
  taken: Set<string>;
  history: LanguageModelV4Message[];
  /** Every call, with what was answered. */
  calls: { tool: string; input: Record<string, unknown>; output: unknown }[];
}

/** One answer as the person gets it. */
export interface Reply {
  text: string;
  choices: string[];
  calls: string[];
  raw: string | undefined;
}

export const NOW = '2026-11-23T09:00';
const ZONE = 'Europe/Paris';
const HOURS = ['09:00', '10:00', '11:00', '14:00', '15:00', '16:00', '17:00'];
const TOOLS = [
  'find_services',
  'find_slots',
  'hold_slots',
  'book_appointment',
  'reschedule_appointment',
  'cancel_appointment',
  'list_my_appointments',
  'repair_status',
  'opening_hours',
  'save_my_details',
  'request_person',
];
const MOST_STEPS = 6;

const GARAGE: AgentContext['services'] = [
  service('vidange', 'Vidange', ['huile', 'oil change', 'changement huile'], 45, 8900),
  service('revision', 'Révision', ['entretien', 'réviser', 'service', 'full service', 'maintenance'], 120, 18900),
  service('plaquettes-avant', 'Plaquettes avant', ['plaquettes de frein avant', 'front brake pads'], 60, 12900),
  service('plaquettes-arriere', 'Plaquettes arrière', ['plaquettes de frein arrière', 'rear brake pads'], 60, 11900),
  service('freins', 'Freins complets', ['freins', 'brakes'], 120, 34900),
  service('pneus', 'Pneus', ['pneu', 'pneumatiques', 'tyres', 'tires', 'new tyres'], 60, 4900),
  service('distribution', 'Courroie de distribution', ['distribution', 'timing belt'], 240, 59000),
  service('climatisation', 'Climatisation', ['clim', 'recharge clim', 'air conditioning', 'aircon'], 60, 7900),
  service('diagnostic', 'Diagnostic', ['diag', 'valise', 'diagnostics'], 30, 5900),
  service('batterie', 'Batterie', ['battery'], 30, 14900),
  service('parallelisme', 'Parallélisme', ['géométrie', 'wheel alignment', 'alignment'], 45, 6900),
  service('avant-ct', 'Contrôle avant CT', ['contrôle technique', 'ct', 'pré-contrôle', 'mot check'], 45, 3900),
];
const SALON: AgentContext['services'] = [
  service('coupe-femme', 'Coupe femme', ['coupe pour femme', "women's cut"], 45, 3800),
  service('coupe-homme', 'Coupe homme', ['coupe pour homme', "men's cut"], 30, 2400),
  service('couleur', 'Couleur', ['coloration', 'teinture', 'colour', 'dye'], 90, 5500),
  service('brushing', 'Brushing', ['blow dry'], 30, 2200),
];

export function garageDesk(language: Language, person: 'claire' | 'stranger' = 'claire'): Desk {
  const claire = { known: true, firstName: 'Claire', lastName: 'Martin', vehicles: [{ plate: 'AB-123-CD', model: 'Clio' }] };
  const stranger = { known: false, firstName: null, lastName: null, vehicles: [] };
  const business = { name: 'Garage Dupont', trade: 'garage', phone: '01 23 45 67 89', address: '12 rue des Lilas, 69003 Lyon' };
  const desk = deskOf(language, business, GARAGE, person === 'claire' ? claire : stranger);
  if (person === 'claire') addAppointment(desk, 'revision', '2026-11-26T09:00');
  return desk;
}

export function salonDesk(language: Language): Desk {
  const business = { name: 'Salon Ondine', trade: 'hair', phone: '01 98 76 54 32', address: '3 place Bellecour, 69002 Lyon' };
  return deskOf(language, business, SALON, { known: true, firstName: 'Jeanne', lastName: 'Roy', vehicles: [] });
}

export function addAppointment(desk: Desk, code: string, startsAt: string): void {
  desk.taken.add(startsAt);
  desk.context.appointments.push(appointmentOf(desk, `a${desk.context.appointments.length + 1}`, code, startsAt));
}

/** Says something and gets the answer: the pending lane first, as the real turn does, then the model with the tools. */
export async function say(desk: Desk, model: LanguageModelV4, text: string): Promise<Reply> {
  desk.history.push({ role: 'user', content: [{ type: 'text', text }] });
  const calls: string[] = [];
  const option = pendingOption(desk, text);
  if (option) {
    const output = runTool(desk, option.tool, option.input, true);
    record(desk, `lane-${desk.history.length}`, option.tool, option.input, output);
    const { language, business, person } = desk.context;
    const spoken = speak(option.tool, output, { language, business, person, ask: desk.context.pending }) ?? '';
    return close(desk, spoken, [option.tool], 'lane');
  }
  const prompt = [...desk.history];
  const opening = openingOf(desk);
  for (let step = 0; step < MOST_STEPS; step++) {
    const result = await model.doGenerate({ prompt: [...opening, ...desk.history], tools: toolList() });
    const [part] = result.content;
    if (part?.type === 'tool-call') {
      const input: Record<string, unknown> = JSON.parse(part.input);
      const output = runTool(desk, part.toolName, input, false);
      record(desk, part.toolCallId, part.toolName, input, output);
      calls.push(part.toolName);
      continue;
    }
    if (part?.type === 'text') return close(desk, part.text, calls, result.finishReason.raw);
    desk.history.splice(0, desk.history.length, ...prompt);
    return { text: '', choices: [], calls, raw: result.finishReason.raw };
  }
  throw new Error(`No answer to "${text}" after ${MOST_STEPS} steps: ${calls.join(', ')}`);
}

export function openingOf(desk: Desk): LanguageModelV4Message[] {
  const text = CONTEXT_MARK + JSON.stringify(desk.context);
  return [
    { role: 'system', content: 'You are the reception.' },
    { role: 'user', content: [{ type: 'text', text }] },
    { role: 'assistant', content: [{ type: 'text', text: 'ok' }] },
  ];
}

export function toolList() {
  return TOOLS.map((name) => ({ type: 'function' as const, name, inputSchema: {} }));
}

function pendingOption(desk: Desk, text: string): Ask['options'][number] | undefined {
  const ask = desk.context.pending;
  if (!ask) return undefined;
  if (ask.kind === 'confirm' && readYesNo(text) === 'yes') return ask.options[0];
  const chosen = readChoice(text, ask.options, { language: desk.context.language, zone: ZONE, now: nowOf() });
  return chosen === null ? undefined : ask.options[chosen];
}

function close(desk: Desk, text: string, calls: string[], raw: string | undefined): Reply {
  desk.history.push({ role: 'assistant', content: [{ type: 'text', text }] });
  const offersNow = calls.some((tool) => ['hold_slots', 'cancel_appointment'].includes(tool));
  return { text, choices: offersNow ? (desk.context.pending?.options.map((each) => each.label) ?? []) : [], calls, raw };
}

function record(desk: Desk, id: string, tool: string, input: Record<string, unknown>, output: unknown): void {
  desk.calls.push({ tool, input, output });
  desk.history.push({ role: 'assistant', content: [{ type: 'tool-call', toolCallId: id, toolName: tool, input }] });
  // Tool outputs here are plain JSON by construction.
  const value = JSON.parse(JSON.stringify(output));
  desk.history.push({
    role: 'tool',
    content: [{ type: 'tool-result', toolCallId: id, toolName: tool, output: { type: 'json', value } }],
  });
}

function runTool(desk: Desk, tool: string, input: Record<string, unknown>, isYes: boolean): unknown {
  const { context } = desk;
  switch (tool) {
    case 'find_services':
      return findServices(desk, text(input.query));
    case 'find_slots':
      return findSlots(desk, text(input.service) ?? '', text(input.when));
    case 'hold_slots':
      return holdSlots(desk, input);
    case 'book_appointment': {
      const [code = '', startsAt = ''] = (text(input.hold) ?? '').split('@');
      context.pending = null;
      if (desk.taken.has(startsAt)) return { outcome: 'taken', appointment: null, released: 0, alternatives: free(desk, dayOf(startsAt)).slice(0, 2) };
      addAppointment(desk, code, startsAt);
      return { outcome: 'booked', appointment: context.appointments.at(-1), released: 1, alternatives: [] };
    }
    case 'reschedule_appointment': {
      const [code = '', startsAt = ''] = (text(input.hold) ?? '').split('@');
      const previous = context.appointments.find((each) => each.appointment === input.appointment);
      context.appointments = context.appointments.filter((each) => each !== previous);
      addAppointment(desk, code, startsAt);
      context.pending = null;
      return { outcome: 'moved', appointment: context.appointments.at(-1), previous, released: 1, alternatives: [] };
    }
    case 'cancel_appointment': {
      const appointment = context.appointments.find((each) => each.appointment === input.appointment) ?? null;
      if (!isYes && appointment) {
        const label = `${appointment.serviceName}, ${appointment.label}`;
        context.pending = { kind: 'confirm', until: '2026-11-23T12:00:00Z', options: [{ label, tool, input }] };
        return { outcome: 'needs_yes', appointment };
      }
      context.pending = null;
      context.appointments = context.appointments.filter((each) => each !== appointment);
      return { outcome: appointment ? 'cancelled' : 'not_found', appointment };
    }
    case 'list_my_appointments':
      return { appointments: context.appointments };
    case 'repair_status': {
      const vehicles = context.person.vehicles.filter((each) => input.plate === undefined || each.plate === input.plate);
      return { vehicles: vehicles.map((each) => ({ ...each, state: 'ready', service: 'Vidange', readyAt: null, readyLabel: null })) };
    }
    case 'opening_hours':
      return openingHours(desk, text(input.when));
    case 'save_my_details':
      return saveDetails(desk, input);
    case 'request_person':
      return { outcome: 'requested', phone: context.business.phone, phoneLabel: context.business.phone, openNow: true };
    default:
      throw new Error(`No tool ${tool}`);
  }
}

function findServices({ context }: Desk, query: string | undefined): unknown {
  const words = query?.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '') ?? '';
  const named = context.services.filter(({ name }) => words !== '' && name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').includes(words));
  const services = (named.length > 0 ? named : context.services).map((each) => spoken(each, context.language));
  return { matched: named.length > 0, services };
}

function findSlots(desk: Desk, code: string, when: string | undefined): unknown {
  const { context } = desk;
  const { language } = context;
  const found = context.services.find((each) => each.service === code);
  const base = { service: found && spoken(found, language), asked: when ?? null, exact: false, slots: [], days: [], reason: null };
  if (!found) return { ...base, outcome: 'unknown_service' };
  const read = when === undefined ? null : readWhen(when, { now: nowOf(), zone: ZONE, language });
  if (!read || read.days.length === 0) return { ...base, outcome: read?.problem === 'no_such_time' ? 'no_such_time' : 'need_day' };
  const suits = (startsAt: string) => {
    const time = startsAt.slice(11);
    return (read.time === null || read.around || time === read.time) && (!read.from || time >= read.from) && (!read.to || time < read.to);
  };
  const nearest = nearestFrom(desk, read.days[0] ?? '');
  if (read.problem === 'past') return { ...base, outcome: 'past', slots: nearestFrom(desk, '2026-11-24') };
  if (read.problem === 'no_such_time') return { ...base, outcome: 'no_such_time', slots: nearest };
  if (read.ambiguous) {
    const days = read.days.map((date) => ({ date, label: dayLabel(date, language) }));
    return { ...base, outcome: 'which_day', days, slots: read.days.flatMap((date) => free(desk, date).filter((slot) => suits(slot.startsAt)).slice(0, 1)) };
  }
  if (read.days.every((date) => weekdayOf(date) === 0)) return { ...base, outcome: 'closed', reason: 'closed_sunday', slots: nearest };
  const all = read.days.flatMap((date) => free(desk, date));
  const fitting = all.filter((slot) => suits(slot.startsAt));
  if (fitting.length > 0) return { ...base, outcome: 'found', exact: read.time !== null && !read.around, slots: fitting.slice(0, 4) };
  return { ...base, outcome: all.length > 0 ? 'found' : 'full', slots: (all.length > 0 ? all : nearest).slice(0, 4) };
}

function holdSlots(desk: Desk, input: Record<string, unknown>): unknown {
  const { context } = desk;
  const code = text(input.service) ?? '';
  const appointment = text(input.appointment);
  const times = Array.isArray(input.slots) ? input.slots.map(String) : [];
  const known = context.services.find((each) => each.service === code);
  const holds = times.map((startsAt) => ({ hold: `${code}@${startsAt}`, startsAt, label: labelOf(startsAt, context.language), until: '2026-11-23T08:10:00Z' }));
  context.pending = {
    kind: holds.length === 1 ? 'confirm' : 'choose',
    until: '2026-11-23T08:10:00Z',
    options: holds.map(({ hold, startsAt, label }) => ({
      label,
      startsAt,
      tool: appointment ? 'reschedule_appointment' : 'book_appointment',
      input: appointment ? { appointment, hold } : { hold },
    })),
  };
  return { outcome: 'held', service: known && spoken(known, context.language), holds, alternatives: [], appointment: appointment ?? null };
}

function openingHours({ context }: Desk, when: string | undefined): unknown {
  const { language } = context;
  const read = when === undefined ? null : readWhen(when, { now: nowOf(), zone: ZONE, language });
  const [date] = read?.days ?? [];
  const isOpen = date !== undefined && weekdayOf(date) !== 0;
  return {
    business: context.business.name,
    address: context.business.address,
    phone: context.business.phone,
    week: [{ days: language === 'fr' ? 'du lundi au vendredi' : 'Monday to Friday', hours: language === 'fr' ? '8 h - 18 h' : '8 am - 6 pm' }],
    day: date === undefined ? null : { date, label: dayLabel(date, language), open: isOpen, hours: isOpen ? ['8 h - 18 h'] : [], reason: null },
    openNow: true,
    closures: [],
  };
}

function saveDetails({ context }: Desk, input: Record<string, unknown>): unknown {
  const { person } = context;
  person.firstName = text(input.firstName) ?? person.firstName;
  person.lastName = text(input.lastName) ?? person.lastName;
  const plate = text(input.plate);
  if (plate) person.vehicles.push({ plate, model: text(input.vehicle) ?? '' });
  return { saved: Object.keys(input), refused: [], contact: { firstName: person.firstName, lastName: person.lastName }, vehicles: person.vehicles };
}

function deskOf(language: Language, business: AgentContext['business'], services: AgentContext['services'], person: AgentContext['person']): Desk {
  const context: AgentContext = {
    now: NOW, zone: ZONE, language, channel: 'sms', manner: 'People write short messages.', business, services, person, appointments: [], pending: null,
  };
  return { context, taken: new Set(), history: [], calls: [] };
}

function service(code: string, name: string, synonyms: string[], durationMinutes: number, priceCents: number) {
  return { service: code, name, synonyms, durationMinutes, priceCents };
}

function spoken(each: AgentContext['services'][number], language: Language) {
  return { ...each, price: money(each.priceCents, language), vatIncluded: true };
}

function appointmentOf({ context }: Desk, appointment: string, code: string, startsAt: string) {
  const known = context.services.find((each) => each.service === code);
  const price = money(known?.priceCents ?? 0, context.language);
  return { appointment, service: code, serviceName: known?.name ?? code, startsAt, label: labelOf(startsAt, context.language), price };
}

function free(desk: Desk, date: string): { startsAt: string; label: string }[] {
  if (weekdayOf(date) === 0) return [];
  const hours = weekdayOf(date) === 6 ? HOURS.slice(0, 3) : HOURS;
  return hours
    .map((time) => `${date}T${time}`)
    .filter((startsAt) => !desk.taken.has(startsAt) && startsAt > NOW)
    .map((startsAt) => ({ startsAt, label: labelOf(startsAt, desk.context.language) }));
}

function nearestFrom(desk: Desk, date: string): { startsAt: string; label: string }[] {
  return [0, 1, 2, 3].flatMap((days) => free(desk, addDays(date, days))).slice(0, 2);
}

function labelOf(startsAt: string, language: Language): string {
  return slotLabel(startsAt.slice(0, 10), startsAt.slice(11), language);
}

function dayOf(startsAt: string): string {
  return startsAt.slice(0, 10);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function nowOf(): Date {
  const now = toInstant(NOW.slice(0, 10), NOW.slice(11), ZONE);
  if (!now) throw new Error(`No instant ${NOW} in ${ZONE}`);
  return now;
}
