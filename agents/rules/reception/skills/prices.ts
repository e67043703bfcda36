import { servicesOutput } from '#tools/booking/find-services.say.ts';
import { callOnce, callsOf, sayCall } from '../../call-once.ts';
import type { Step } from '../../mind.ts';
import type { SkillScene, Skill } from '../skill.ts';
import { askThenPassOn } from './knowledge.ts';

const shortestThing = 4;
/** "C'est combien ?": of what is spoken of. */
const isDeixis =
  /^[^a-z]*(?:(?:et|ok|au fait|and|so)\b[ ,]*)?(?:(?:c'?est|ca fait|ca coute|ca me coute|ca va me couter|il coute|elle coute|how much|what)\b.*)(?:combien|coute\w*|prix|tarif|much|cost|price)\b|^combien\b|\b(?:altogether|in total|all in|en tout|au total|les deux|both|ensemble)\b/i;

/** Prices are the catalogue's, read through the tool; what is not in it has no price here. */
export const pricesSkill: Skill = {
  name: 'prices',
  kind: 'question',
  examples: {
    fr: [
      "c'est combien une {service} ?",
      'combien coûte une {service} ?',
      'combien ça coûte pour une {service}',
      'quel est le prix de la {service} ?',
      'prix {service} ?',
      'vos tarifs svp',
      'quels sont vos tarifs ?',
      'tarif pour {service} sur une {model}',
      "c'est quoi le prix d'une {service}",
      'combien pour une {service} ?',
      'ça me coûterait combien la {service} ?',
      'vous prenez combien pour une {service} ?',
      'je voudrais connaître le tarif de la {service}',
      "c'est cher la {service} ?",
      'et une {service} ?',
      "c'est combien ?",
      'ça fait combien ?',
      'à combien est la {service}',
      'la {service} est à quel prix ?',
      'cmb pour une {service}',
      'quelles prestations proposez-vous ?',
      'vous faites quoi comme prestations ?',
      'est-ce que vous faites la {service} ?',
      'vous faites les {service} ?',
      'combien de temps dure une {service} ?',
      'ça prend combien de temps la {service} ?',
      'vous avez des tarifs ?',
      'quel tarif pour une {service}',
      'quel budget pour une {service}',
      'la {service} ça coûte combien',
      'combien vous prenez',
      'donnez-moi le prix de la {service} svp',
      'pouvez-vous me donner le tarif de la {service} ?',
      'un ordre de prix pour {service}',
      'ça va me coûter combien ?',
      "et pour une {service} c'est combien",
      'à quel prix faites-vous la {service}',
      'faites-vous la {service} ?',
      'le prix pour changer les {service}',
      'combien de temps ça dure ?',
      "c'est à partir de combien ?",
      "j'aimerais savoir le prix d'une {service}",
      'je voudrais savoir combien coûte la {service}',
      "prix d'une {service} pour une {model}",
      "c'est quoi le prix",
      'c koi le prix',
      'tarif ?',
      'le tarif svp',
      'ça va me revenir à combien la {service} ?',
      'ça va me coûter combien la {service} ?',
      'faut compter combien pour une {service}',
      'ça va chercher dans les combien une {service} ?',
      'ça vaut combien une {service}',
    ],
    en: [
      'how much is a {service} ?',
      'how much does a {service} cost ?',
      'what is the price of a {service} ?',
      'price for {service} please',
      'what do you charge for a {service} ?',
      'what are your prices ?',
      'your price list please',
      'how much for a {service} ?',
      'cost of a {service} on a {model} ?',
      'is a {service} expensive ?',
      'how much is it ?',
      'how much would that be ?',
      'and a {service} ?',
      'do you do {service} ?',
      'what services do you offer ?',
      'how long does a {service} take ?',
      'can you tell me the price of a {service}',
      'could you give me the cost of {service}',
      'how much would a {service} cost ?',
      'what would a {service} cost me',
      "what's the cost of {service}",
      '{service} price ?',
      'how expensive is a {service}',
      'your rates please',
      'can you do {service} ?',
      'do you offer {service}',
      'and how much for {service}',
      'how long will it take ?',
      'I would like to know the price of a {service}',
      'I want to know how much a {service} costs',
      'price of a {service} for my {model}',
      "what's the damage for a {service} ?",
      "what's the damage ?",
      'how much will that set me back ?',
      'how much would a {service} set me back',
      'what will it cost me',
      'ballpark for a {service} ?',
      'what am I looking at for a {service}, price wise',
      'what does a {service} come to ?',
      'price ?',
    ],
  },
  slots: [],
  tools: ['find_services'],
  act(scene) {
    const { state, said, situation } = scene;
    const reading = { ...scene.reading, services: said.services ?? scene.reading.services };
    const [frame] = state.frames;
    const about = frame?.slots ?? state.about;
    const unclear = said.unclear && said.unclear.length > 0 ? said.unclear : about.unclear;
    // Beside what is being arranged, a price asked of nothing else is the price of that.
    const isThis = frame?.intent === 'book' || reading.leftover === '' || isDeixis.test(scene.words);
    const named =
      reading.services[0] ?? unclear[0] ?? (isThis ? (about.services[0] ?? state.done?.service) : undefined);
    const service = situation.context.services.find((each) => each.service === named);
    const visit =
      reading.services.length > 1 ? reading.services : isThis && reading.services.length === 0 ? about.services : [];
    if (visit.length > 1) return priceEach(scene, visit.map(nameOf));
    const several = reading.services.length === 0 && unclear.length > 1;
    // Of words that fit several services, the words themselves are searched, so that all of them are priced.
    // Words that do not stand together name nothing.
    const unknown = service || several ? '' : thingIn(reading.leftover);
    const query = service && !several ? service.name : several ? reading.serviceWords : unknown;
    // What the catalogue does not have has a price only for the team.
    const isUnknown = unknown !== '' && callsOf(situation, 'find_services').some(({ output }) => isNothing(output));
    if (isUnknown) return askThenPassOn(scene, { intent: 'estimate', words: scene.words });
    return callOnce(scene, 'find_services', query === '' ? {} : { query });

    function nameOf(code: string): string {
      return situation.context.services.find((each) => each.service === code)?.name ?? code;
    }
  },
};

/** The first word that nothing here knows, and that is long enough to name something: "a clutch". */
function thingIn(leftover: string): string {
  return leftover.split(' ').find((word) => word.length >= shortestThing && /^[a-z]+$/.test(word)) ?? '';
}

function isNothing(output: unknown): boolean {
  return servicesOutput.safeParse(output).data?.matched === false;
}

/** One search a service: a search for all of them together would also bring others. */
function priceEach(scene: SkillScene, names: readonly string[]): Step {
  const calls = callsOf(scene.situation, 'find_services');
  const next = names[calls.length];
  if (next !== undefined) return { kind: 'call', tool: 'find_services', input: { query: next } };
  const texts = calls.map((call) => (call.ok ? sayCall(call, scene.situation.context) : null));
  if (texts.includes(null)) return { kind: 'abstain', why: 'find_services failed' };
  return { kind: 'say', text: texts.join(' ') };
}
