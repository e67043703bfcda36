import { readPlateAnswer } from '#language/plate.ts';
import { speakingOf } from '#agents/context.ts';
import { sayDetailsWanted } from '#tools/booking/book-appointment.say.ts';
import { detailsOutput, sayDetails } from '#tools/contacts/save-my-details.say.ts';
import { callOnce } from '../../call-once.ts';
import { askDetails } from '../asking.ts';
import type { SkillScene, Skill } from '../skill.ts';

/** Name, e-mail, plate and car, as far as the person wrote them in a form that can be read without guessing. */
export const myDetailsSkill: Skill = {
  name: 'my_details',
  kind: 'question',
  examples: {
    fr: [
      "je m'appelle {name}",
      'mon nom est {name}',
      "moi c'est {name}",
      'au nom de {name}',
      'au nom de {name}, {plate}',
      "c'est {name}",
      'mon immatriculation est {plate}',
      "l'immatriculation c'est {plate}",
      'ma plaque {plate}',
      'plaque : {plate}',
      '{plate}',
      '{name} {plate}',
      "j'ai une {model} {plate}",
      "j'ai une {model}",
      'ma voiture est une {model} immatriculée {plate}',
      'mon mail est {email}',
      'mon adresse mail : {email}',
      '{email}',
      "j'ai changé de voiture, maintenant c'est {plate}",
      "je me suis trompé, c'est {plate}",
      "vous avez mal écrit mon nom, c'est {name}",
      'je voudrais changer mon adresse mail',
      'nouvelle plaque {plate}',
      'ma nouvelle immat {plate}',
      'corriger mon nom : {name}',
      'bonjour je suis {name}',
      "{name} à l'appareil",
      "c'est de la part de {name}",
      'je vous donne ma plaque : {plate}',
      'immatriculation {plate}',
      "c'est la {plate}",
      'mon véhicule est le {plate}',
      'mon email : {email}',
      'vous pouvez me joindre sur {email}',
      "c'est une {model}",
    ],
    en: [
      'my name is {name}',
      "I'm {name}",
      'this is {name}',
      'it is under {name}',
      'name : {name}',
      '{name}, {plate}',
      'my number plate is {plate}',
      'my registration is {plate}',
      'the plate is {plate}',
      'plate {plate}',
      'I have a {model}',
      'my car is a {model}, {plate}',
      'my email is {email}',
      '{email}',
      'I changed my car, it is now {plate}',
      'you spelled my name wrong, it is {name}',
      'please update my email : {email}',
      'new plate {plate}',
      '{name} here',
      'the name is {name}',
      'registration {plate}',
      'it is the {plate}',
      'my reg is {plate}',
      "it's a {model}",
      'e-mail {email}',
      'you can reach me at {email}',
      '{model} {plate}',
    ],
  },
  slots: [],
  tools: ['save_my_details'],
  act(scene) {
    const { email, model } = scene.reading;
    const { wantsDetails } = scene.state;
    const plate = scene.reading.plate ?? (wantsDetails ? readPlateAnswer(scene.reading.text) : null);
    // A name that is kept is changed by nothing said in passing.
    const isKnown = scene.situation.context.contact.lastName !== null;
    const name = isKnown ? null : (scene.reading.name ?? (wantsDetails ? scene.reading.bareName : null));
    const input = {
      ...(name && name.firstName !== null && { firstName: name.firstName }),
      ...(name && name.lastName !== null && { lastName: name.lastName }),
      ...(email !== null && { email }),
      ...(plate !== null && { plate }),
      ...(model !== null && { vehicle: model }),
    };
    if (Object.keys(input).length === 0) return { kind: 'say', text: askDetails(scene.situation.context.language) };
    return callOnce(scene, 'save_my_details', input, (output) => sayKept(scene, output));
  },
};

/** Thanks, and asks for what a stranger who has just booked left out. */
function sayKept(scene: SkillScene, output: unknown): string | null {
  const saved = detailsOutput.safeParse(output);
  if (!saved.success) return null;
  const speaking = speakingOf(scene.situation.context);
  const thanks = sayDetails(saved.data, speaking);
  if (!scene.state.wantsDetails || !speaking.contact || saved.data.refused.length > 0) return thanks;
  const { lastName } = saved.data.contact;
  const vehicles = saved.data.vehicles.map(({ plate, model }) => ({ plate, model: model ?? '' }));
  return `${thanks} ${sayDetailsWanted({ ...speaking, contact: { ...speaking.contact, lastName, vehicles } })}`.trim();
}
