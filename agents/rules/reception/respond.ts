import { isQuestion } from '#language/question.ts';
import { callOnce } from '../call-once.ts';
import { nextStep } from '../dialogue/policy.ts';
import type { Step } from '../mind.ts';
import { sayTrouble } from '../small-talk.ts';
import { greetCustomer, offerPerson, sayNotUnderstood, sayRestLater } from './asking.ts';
import { besideOffer, offerAgain } from './beside-offer.ts';
import { askMissing } from './ask-missing.ts';
import { paperAnswer } from './papers.ts';
import { passOn, withEarlier } from './pass-on.ts';
import { noteIn } from './read-note.ts';
import { askFacts, askThenPassOn } from './skills/knowledge.ts';
import type { CustomerReading } from './reading.ts';
import type { SkillScene } from './skill.ts';
import { skillFor } from './skills.ts';
import { closed } from './settle.ts';
import { type CustomerAct, type CustomerState, taskOf } from './state.ts';

/** What a turn does about: all acts of its message, and the state with them folded in. */
export type Response = Omit<SkillScene, 'frame' | 'said' | 'words'> & { read: (text: string) => CustomerReading };

/** Of these the business may have written down what it does: then the team need not be asked. */
const askedFirst: readonly string[] = [
  ...['drop_off', 'pay', 'parts_choice', 'sends_file', 'privacy', 'invoice_question'],
  ...['more', 'unknown', 'late'],
];
/** And of these too, but the team is told in any case. */
const askedBeside: readonly string[] = [
  'loan_car',
  'warranty',
  'breakdown',
  'complaint',
  'allergy',
  'estimate',
  'more',
  'note',
];
const greetsItself: readonly string[] = ['greeting', 'thanks', 'goodbye'];

/** The next step of a turn of the reception. */
export function respond(turn: Response): Step {
  const { acts, situation } = turn;
  if (acts.length === 0) return answerUnheard(turn);
  // A yes to two options chooses none of them: the offer is put again.
  const again = acts.every(({ kind }) => kind === 'affirm') ? offerAgain(situation) : null;
  if (again !== null) return { kind: 'say', text: again };
  const after = stateAfter(turn);
  // It puts a question, and two at once could be answered with one yes.
  const isNaming = acts.some((act) => act.kind === 'ask' && act.intent === 'change_name');
  const question = perhapsAsked(turn);
  if (question !== null) return question;
  const step = nextStep(acts, {
    stepFor: (act) => stepFor(act, turn),
    advance: () => (isNaming ? null : advance({ ...turn, state: after })),
  });
  if (step.kind !== 'say') return step;
  const { texts } = step;
  if (texts.length === 0) return { kind: 'say', text: sayUnheard(turn) };
  const wishes = acts.filter(({ kind }) => kind === 'wish').length;
  const waits = (after.frames.length > 1 && wishes > 1) || (isNaming && wishes > 0);
  const said = waits ? [...texts, sayRestLater(situation.context.language)] : texts;
  return { kind: 'say', text: besideOffer(greeted(said, turn), turn) };
}

/** A wish that perhaps only asks: "je peux rester avec un café ?" Null where the business wrote no answer down. */
function perhapsAsked({ acts: [only, ...others], situation }: Response): Step | null {
  if (only?.kind !== 'wish' || !only.isDoubtful || others.length > 0) return null;
  return askFacts(situation, situation.current.heard);
}

/** What was not understood may be a question that the business wrote an answer to. */
function answerUnheard(turn: Response): Step {
  const { situation } = turn;
  const { heard } = situation.current;
  const answer = isQuestion(heard) ? askFacts(situation, heard) : null;
  if (answer === null || answer.kind === 'abstain') return { kind: 'say', text: sayUnheard(turn) };
  if (answer.kind === 'call') return answer;
  const acts = [{ kind: 'ask' as const, intent: 'knowledge', said: {}, words: heard }];
  return { kind: 'say', text: besideOffer(answer.text, { ...turn, acts }) };
}

/** Nothing was understood: what stands open is asked again, or a person offered. */
function sayUnheard(turn: Response): string {
  const { situation, state } = turn;
  const { language } = situation.context;
  const [frame] = state.frames;
  const skill = frame ? skillFor(frame.intent) : null;
  const open = frame && skill ? askMissing(skill, { ...turn, frame, said: {}, words: '' }) : null;
  const text = besideOffer(sayNotUnderstood(situation.context), turn);
  return open?.kind === 'say' ? text.replace(offerPerson(language), open.text) : text;
}

/** What was accepted ends its wish, and the next one's turn has come. */
function stateAfter({ acts, state, situation }: Response): CustomerState {
  return acts.reduce((now, act) => {
    const option = act.kind === 'choose' ? situation.context.ask?.options[act.option] : undefined;
    return option ? closed(now, taskOf(option.tool)) : now;
  }, state);
}

/** What an act asks for by itself; null for one that only changes what is wanted. */
function stepFor(act: CustomerAct, turn: Response): Step | null {
  const { situation } = turn;
  switch (act.kind) {
    case 'choose': {
      const option = situation.context.ask?.options[act.option];
      if (!option) return { kind: 'abstain', why: 'no such option' };
      if (!situation.tools.has(option.tool)) return { kind: 'abstain', why: `no ${option.tool}` };
      return callOnce(turn, option.tool, option.input);
    }
    case 'note':
      return noteStep(act, turn);
    case 'ask':
      if (act.isDoubtful && isQuestion(act.words)) {
        const answer = askFacts(situation, act.words);
        if (answer !== null) return answer;
      }
      // A question beside a wish that the business wrote nothing of is part of the wish.
      if (act.intent === 'aside') return null;
      return stepOf(act.intent, { ...turn, ...readingOf(act, turn), frame: null, said: act.said, words: act.words });
    case 'manners':
      return stepOf(act.intent, { ...turn, frame: null, said: {}, words: '' });
    case 'deny':
      return turn.acts.some(({ kind }) => kind === 'set' || kind === 'wish')
        ? null
        : stepOf('refuse', { ...turn, frame: turn.state.frames[0] ?? null, said: {}, words: '' });
    case 'drop':
      if (turn.acts.some((each) => each.kind === 'manners'))
        return stepOf('goodbye', { ...turn, frame: null, said: {}, words: '' });
      return stepOf('drop', { ...turn, frame: null, said: {}, words: '' });
    default:
      return null;
  }
}

/** The team is told, unless the business wrote down what was asked. */
function noteStep(act: { intent: string; words: string }, turn: Response): Step {
  const { situation } = turn;
  const paper = paperAnswer(situation, act);
  if (!paper) return toTeam(act, turn);
  if (paper.step.kind !== 'say' || paper.whole) return paper.step;
  const told = toTeam(act, turn);
  return told.kind === 'say' ? { kind: 'say', text: `${paper.step.text}\n${told.text}` } : told;
}

function toTeam(act: { intent: string; words: string }, turn: Response): Step {
  const { situation, state } = turn;
  const note = withEarlier(act, turn.earlier);
  if (!isQuestion(act.words)) return passOn(situation, note, state.told);
  // "Could you let her know that I'm pregnant?" is asked of nobody's notes on the business.
  if (askedFirst.includes(act.intent) && noteIn(act.words) === null) return askThenPassOn(turn, act, note);
  const told = passOn(situation, note, state.told);
  if (told.kind !== 'say' || !askedBeside.includes(act.intent)) return told;
  const answer = askFacts(situation, act.words);
  if (answer === null || answer.kind === 'abstain') return told;
  return answer.kind === 'call' ? answer : { kind: 'say', text: `${told.text} ${answer.text}` };
}

/** A question's own words: what stands beside it says nothing of it. */
function readingOf({ words }: { words: string }, { read, reading }: Response): { reading: CustomerReading } {
  return { reading: words === '' ? reading : read(words) };
}

/** One step of the wish that is talked about: one question, one call, or what came of it. */
function advance(turn: Response): Step | null {
  const [frame] = turn.state.frames;
  if (!frame) return null;
  const scene = { ...turn, frame, said: {}, words: '' };
  return saveDetails(scene) ?? stepOf(frame.intent, scene);
}

/** Name, plate or e-mail given along with a booking are kept before it goes on. */
function saveDetails(scene: SkillScene): Step | null {
  const { reading, situation, frame } = scene;
  const alreadySaved = situation.current.calls.some(({ tool }) => tool === 'save_my_details');
  if (frame?.intent !== 'book' || alreadySaved || !situation.tools.has('save_my_details')) return null;
  const { contact } = situation.context;
  const isKnown = contact.lastName !== null && reading.email === null;
  const { plate, model } = reading;
  const isNewPlate = plate !== null && !contact.vehicles.some((each) => each.plate === plate);
  if (isKnown && isNewPlate)
    return { kind: 'call', tool: 'save_my_details', input: { plate, ...(model !== null && { vehicle: model }) } };
  const gives = reading.name !== null || plate !== null || reading.email !== null;
  return !gives || isKnown ? null : (skillFor('my_details')?.act(scene) ?? null);
}

function stepOf(intent: string, scene: SkillScene): Step {
  const skill = skillFor(intent);
  if (!skill) return { kind: 'abstain', why: `no skill ${intent}` };
  const lacking = skill.tools.find((tool) => !scene.situation.tools.has(tool));
  if (lacking) return { kind: 'abstain', why: `no ${lacking}` };
  return askMissing(skill, scene) ?? skill.act(scene);
}

function greeted(texts: readonly string[], { reading, acts, situation }: Response): string {
  const isManners =
    acts.some((act) => act.kind === 'manners' && greetsItself.includes(act.intent)) && acts.length === 1;
  return [...(reading.greets && !isManners ? [greetCustomer(situation.context)] : []), ...texts].join(' ');
}

/** A best effort never ends in silence. */
export function orTrouble(step: Step, { situation }: Pick<Response, 'situation'>): Step {
  return step.kind === 'abstain' ? { kind: 'say', text: sayTrouble(situation.context) } : step;
}
