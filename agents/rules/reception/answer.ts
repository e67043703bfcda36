import { callOnce, sayCall } from '../call-once.ts';
import type { Step } from '../mind.ts';
import { sayTrouble } from '../small-talk.ts';
import { askMissing } from './ask-missing.ts';
import { greetCustomer, sayRestLater } from './asking.ts';
import { besideOffer } from './beside-offer.ts';
import type { HeardWish } from './hear.ts';
import { offerSlots } from './offer-slots.ts';
import type { SkillName } from './skill-name.ts';
import type { CustomerSituation, SkillScene } from './skill.ts';
import { receptionSkills } from './skills.ts';
import type { StatedWish, Wishes } from './wishes.ts';

const taskSkills = new Set<SkillName>(['book', 'move', 'cancel']);
const greetsItself = new Set<SkillName>(['greeting', 'thanks', 'goodbye']);

/** The next step of a turn. Wishes that a look-up answers come first in the reply; the main one, and its question, last. */
export function answerWishes(wishes: Wishes, base: Pick<SkillScene, 'situation' | 'sure'>): Step {
  const [main, ...others] = wishes;
  const later = others.filter(({ heard }) => taskSkills.has(heard.skill));
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
export function finish(scene: SkillScene): Step {
  const { situation } = scene;
  const last = situation.current.calls.at(-1);
  if (last?.tool === 'find_slots' && typeof last.input.service === 'string' && situation.tools.has('hold_slots')) {
    return offerSlots(scene, { service: last.input.service, when: null });
  }
  const text = last?.ok ? sayCall(last, situation.context) : null;
  return { kind: 'say', text: text ?? sayTrouble(situation.context) };
}

function stepFor(heard: HeardWish, scene: SkillScene): Step {
  const option = heard.pick === null ? undefined : scene.situation.context.ask?.options[heard.pick];
  if (option) {
    if (!scene.situation.tools.has(option.tool)) return { kind: 'abstain', why: `no ${option.tool}` };
    return callOnce(scene, option.tool, option.input);
  }
  const skill = receptionSkills.find((each) => each.name === heard.skill);
  if (!skill) return { kind: 'abstain', why: `no skill ${heard.skill}` };
  const lacking = skill.tools.find((tool) => !scene.situation.tools.has(tool));
  if (lacking) return { kind: 'abstain', why: `no ${lacking}` };
  return saveDetails(skill.name, scene) ?? askMissing(skill, scene) ?? skill.act(scene);
}

/** Name, plate or e-mail given along with a booking are kept before it goes on. */
function saveDetails(skill: SkillName, scene: SkillScene): Step | null {
  const { reading, situation } = scene;
  const gives = reading.name !== null || reading.plate !== null || reading.email !== null;
  const isKnown = situation.context.contact.lastName !== null && reading.email === null;
  const alreadySaved = situation.current.calls.some((call) => call.tool === 'save_my_details');
  if (skill !== 'book' || alreadySaved || !situation.tools.has('save_my_details')) return null;
  const { plate, model } = reading;
  const isNewPlate = plate !== null && !situation.context.contact.vehicles.some((each) => each.plate === plate);
  if (isKnown && isNewPlate)
    return { kind: 'call', tool: 'save_my_details', input: { plate, ...(model !== null && { vehicle: model }) } };
  if (!gives || isKnown) return null;
  return receptionSkills.find((each) => each.name === 'my-details')?.act(scene) ?? null;
}

function greeted(texts: readonly string[], { heard, reading }: StatedWish, { context }: CustomerSituation): string {
  const greets = reading.greets && !greetsItself.has(heard.skill);
  return [...(greets ? [greetCustomer(context)] : []), ...texts].join(' ');
}
