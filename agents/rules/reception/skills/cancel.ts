import { z } from 'zod';
import { callOnce, callsOf } from '../../call-once.ts';
import type { Step } from '../../mind.ts';
import { sayNoSuchAppointment } from '../asking.ts';
import { readVehicleNamed } from '../named-vehicle.ts';
import type { SkillScene, Skill } from '../skill.ts';

/** Asks the tool to cancel; the tool itself asks the person for a yes before it does. */
export const cancelSkill: Skill = {
  name: 'cancel',
  kind: 'task',
  examples: {
    fr: [
      'je voudrais annuler mon rendez-vous',
      'annuler mon rdv',
      'annulez mon rdv de {when} svp',
      'je souhaite annuler le rendez-vous de {when}',
      'je dois annuler',
      'pouvez-vous annuler ma {service} ?',
      'annule la {service} de {when}',
      "merci d'annuler le rdv",
      'je ne pourrai pas venir {when}',
      'je ne viendrai pas {when}',
      'je ne peux pas venir à mon rendez-vous',
      'finalement je ne viens plus {when}',
      "je n'ai plus besoin du rdv de {when}",
      "plus besoin du rendez-vous, j'ai trouvé ailleurs",
      'supprimer mon rendez-vous',
      'supprimez mon rdv de {when}',
      'laissez tomber pour {when}, je ne viens pas',
      'bjr je peu pas venir {when} faut annuler',
      "je suis obligé d'annuler {when}",
      "j'annule pour {when}",
      'enlevez mon rdv',
      'je renonce à mon rendez-vous',
      'annulation de mon rdv',
      'faut annuler mon rendez-vous',
      "je vous informe que j'annule mon rdv",
      'je ne serai pas là {when}',
      'je ne pourrai pas être présent {when}',
      'je ne viens pas {when}',
      'impossible de venir {when}, annulez',
      'pouvez-vous annuler mon passage {when}',
      'on annule pour {when}',
      "je n'ai plus besoin de la {service}",
      'retirez mon rendez-vous du planning',
      'merci de supprimer le rdv de {when}',
      'annulé svp pour {when}',
    ],
    en: [
      'I want to cancel my appointment',
      'cancel my appointment',
      'please cancel my booking {when}',
      'I need to cancel {when}',
      "I won't be able to come {when}",
      "I can't come to my appointment",
      "I'm not coming {when}",
      'could you cancel the {service} ?',
      'I no longer need my appointment',
      'cancel the {service} {when}',
      'take my booking off please',
      'I have to cancel',
      'delete my appointment',
      'forget my appointment {when}',
      "I don't need the appointment anymore",
      "can't make it {when} please cancel",
      'cancel it please',
      "I'd like to cancel my {service}",
      'can I cancel {when}',
      'I will not be there {when}',
      "I won't make it {when}",
      'I can no longer come {when}',
      'please remove my appointment',
      'cancellation of my booking',
      'I am not able to come {when}, please cancel',
      'scrap my appointment',
      'we have to cancel',
    ],
  },
  slots: ['appointment'],
  tools: ['cancel_appointment'],
  mayCall: ['list_my_appointments'],
  act(scene) {
    const appointment = scene.frame?.slots.appointment;
    if (appointment == null) return { kind: 'abstain', why: 'no appointment' };
    return isOfOtherVehicle(scene, appointment) ?? callOnce(scene, 'cancel_appointment', { appointment });
  },
};

const appointmentsOutput = z.object({
  appointments: z.array(z.object({ appointment: z.string(), plate: z.string().nullish() })),
});

/** With several cars the one that is named must be the appointment's own, which only the list says. */
function isOfOtherVehicle(scene: SkillScene, appointment: string): Step | null {
  const { context } = scene.situation;
  const plate = readVehicleNamed(scene.reading, context.contact);
  if (plate === null || context.contact.vehicles.length < 2) return null;
  if (!scene.situation.tools.has('list_my_appointments')) return { kind: 'abstain', why: 'no list_my_appointments' };
  const list = callsOf(scene.situation, 'list_my_appointments').at(-1);
  if (!list) return { kind: 'call', tool: 'list_my_appointments', input: {} };
  const listed = appointmentsOutput.safeParse(list.output);
  const own = listed.data?.appointments.find((each) => each.appointment === appointment)?.plate ?? null;
  if (own === null || own === plate) return null;
  return { kind: 'say', text: sayNoSuchAppointment(context) };
}
