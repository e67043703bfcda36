import { servicesOutput } from '#tools/booking/find-services.say.ts';
import { callsOf } from '../call-once.ts';
import type { Step } from '../mind.ts';
import {
  askAppointment,
  askDay,
  askPlate,
  askService,
  askVehicle,
  askWhichService,
  sayNoAppointment,
  sayNoSuchAppointment,
  sayNoSuchDay,
  sayNotOffered,
} from './asking.ts';
import { readNamed } from './named-appointment.ts';
import { needsVehicle } from './named-vehicle.ts';
import type { SkillScene, Skill, SkillSlot } from './skill.ts';
import { unknownThing } from './unknown-thing.ts';

/** One short question for the first slot that is missing; null when nothing is. */
export function askMissing(skill: Skill, scene: SkillScene): Step | null {
  const missing = skill.slots.find((slot) => isMissing(slot, scene));
  if (missing === undefined) return null;
  const { context } = scene.situation;
  const { language } = context;
  switch (missing) {
    case 'vehicle':
      return {
        kind: 'say',
        text: scene.frame?.slots.isOtherVehicle ? askPlate(language) : askVehicle(context.contact.vehicles, language),
      };
    case 'service':
      return askForService(scene);
    case 'day':
      return {
        kind: 'say',
        text: scene.reading.when?.problem === 'no_such_day' ? sayNoSuchDay(language) : askDay(language),
      };
    case 'appointment': {
      if (context.appointments.length === 0) return { kind: 'say', text: sayNoAppointment(language) };
      const { isNamed, fits } = readNamed(scene.reading, scene.reading.when, context);
      const isUnknown = skill.name === 'cancel' && isNamed && fits.length === 0;
      return { kind: 'say', text: isUnknown ? sayNoSuchAppointment(context) : askAppointment(context) };
    }
  }
}

function isMissing(slot: SkillSlot, { frame, state, reading, situation }: SkillScene): boolean {
  const { context } = situation;
  if (!frame) return false;
  const { services, unclear, plate, onlyAsks, when, appointment } = frame.slots;
  const isUnknown = needsVehicle(context) || frame.slots.isOtherVehicle;
  if (slot === 'vehicle') return plate === null && !state.askedVehicle && onlyAsks === null && isUnknown;
  if (slot === 'service') return frame.intent === 'move' ? unclear.length > 0 : services.length === 0;
  if (slot === 'appointment') return !context.appointments.some((each) => each.appointment === appointment);
  if (reading.when?.problem === 'no_such_day') return true;
  // An appointment that only changes its service stays where it is.
  return when.days === null && !(frame.intent === 'move' && services.length > 0);
}

/** Words that nothing here knows may name a service: the catalogue search decides, and says so when it is not one. */
function askForService(scene: SkillScene): Step {
  const { context, tools } = scene.situation;
  const unclear = scene.frame?.slots.unclear ?? [];
  const nameOf = (code: string) => context.services.find((each) => each.service === code)?.name ?? code;
  const search = callsOf(scene.situation, 'find_services').at(-1);
  if (search) {
    const found = servicesOutput.safeParse(search.output);
    if (!found.success || !found.data.matched)
      return { kind: 'say', text: sayNotOffered(context.services, context.language) };
    return {
      kind: 'say',
      text: askWhichService(
        found.data.services.map((each) => each.name),
        context.language,
      ),
    };
  }
  if (unclear.length > 0) return { kind: 'say', text: askWhichService(unclear.map(nameOf), context.language) };
  const query = unknownThing(scene.reading);
  if (query !== '' && tools.has('find_services')) return { kind: 'call', tool: 'find_services', input: { query } };
  return { kind: 'say', text: askService(context.services, context.language) };
}
