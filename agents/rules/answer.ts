import { speak } from '#agents/speech.ts';
import { sayRestLater, sayTrouble } from '#agents/speech/asking.ts';
import { greet } from '#agents/speech/small-talk.ts';
import { askMissing } from './ask-missing.ts';
import { callOnce, speakingOf } from './call-once.ts';
import { besideOffer } from './beside-offer.ts';
import type { Heard } from './hear.ts';
import { offerSlots } from './offer-slots.ts';
import type { Situation } from './read-prompt.ts';
import type { Scene, SkillName, Step } from './skill.ts';
import { SKILLS } from './skills.ts';
import type { Wish, Wishes } from './wishes.ts';

const TASKS = new Set<SkillName>(['book', 'move', 'cancel']);
const GREETS_ITSELF = new Set<SkillName>(['greeting', 'thanks', 'goodbye']);

/** The next step of a turn. Wishes that a look-up answers come first in the reply; the main one, and its question, last. */
export function answer(wishes: Wishes, base: Pick<Scene, 'situation' | 'sure'>): Step {
  const [main, ...others] = wishes;
  const later = others.filter(({ heard }) => TASKS.has(heard.skill));
  const now = [...others.filter((wish) => !later.includes(wish)), main];
  const texts: string[] = [];
  for (const { heard, reading } of now) {
    const step = stepFor(heard, { ...base, reading, dialog: heard.dialog });
    if (step.kind !== 'say') return step;
    texts.push(step.text);
  }
  if (later.length > 0) texts.push(sayRestLater(base.situation.context.language));
  return { kind: 'say', text: besideOffer(greeted(texts, main, base.situation), main.heard, base.situation) };
}

/** The last call of the turn as a text, or the hold that follows a search: for a turn that another model began. */
export function finish(scene: Scene): Step {
  const { situation } = scene;
  const last = situation.current.calls.at(-1);
  if (last?.tool === 'find_slots' && typeof last.input.service === 'string' && situation.tools.has('hold_slots')) {
    return offerSlots(scene, { service: last.input.service, when: null });
  }
  const text = last?.ok ? speak(last.tool, last.output, speakingOf(scene)) : null;
  return { kind: 'say', text: text ?? sayTrouble(situation.context) };
}

function stepFor(heard: Heard, scene: Scene): Step {
  const option = heard.pick === null ? undefined : scene.situation.context.pending?.options[heard.pick];
  if (option) {
    if (!scene.situation.tools.has(option.tool)) return { kind: 'abstain', why: `no ${option.tool}` };
    return callOnce(scene, option.tool, option.input);
  }
  const skill = SKILLS.find((each) => each.name === heard.skill);
  if (!skill) return { kind: 'abstain', why: `no skill ${heard.skill}` };
  const lacking = skill.tools.find((tool) => !scene.situation.tools.has(tool));
  if (lacking) return { kind: 'abstain', why: `no ${lacking}` };
  return saveDetails(skill.name, scene) ?? askMissing(skill, scene) ?? skill.act(scene);
}

/** Name, plate or e-mail given along with a booking are kept before it goes on. */
function saveDetails(skill: SkillName, scene: Scene): Step | null {
  const { reading, situation } = scene;
  const gives = reading.name !== null || reading.plate !== null || reading.email !== null;
  const isKnown = situation.context.person.lastName !== null && reading.email === null;
  const alreadySaved = situation.current.calls.some((call) => call.tool === 'save_my_details');
  if (skill !== 'book' || alreadySaved || !situation.tools.has('save_my_details')) return null;
  const { plate, model } = reading;
  const isNewPlate = plate !== null && !situation.context.person.vehicles.some((each) => each.plate === plate);
  if (isKnown && isNewPlate)
    return { kind: 'call', tool: 'save_my_details', input: { plate, ...(model !== null && { vehicle: model }) } };
  if (!gives || isKnown) return null;
  return SKILLS.find((each) => each.name === 'my-details')?.act(scene) ?? null;
}

function greeted(texts: readonly string[], { heard, reading }: Wish, { context }: Situation): string {
  const greets = reading.greets && !GREETS_ITSELF.has(heard.skill);
  return [...(greets ? [greet(context)] : []), ...texts].join(' ');
}
