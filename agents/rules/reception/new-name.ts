import type { CustomerContext } from '#agents/context.ts';
import { readNameAnswer } from '#language/name-answer.ts';
import type { PersonName } from '#language/name.ts';
import { saysNewName } from '#language/new-name.ts';
import { readManneredYesNo } from '#language/yes-no.ts';
import type { CustomerState } from './state.ts';

const ofFirstName = /pr[ée]nom|first name|given name/i;
/** "Non, Lefebvre". */
const leadingNo = /^(?:(?:non|nan|no|nope|pardon|sorry)[ ,.!:]+)+/i;

const letsGo =
  /\b(?:laisse[rz]?|oublie[rz]?|tant pis|never ?mind|forget|leave it|rien|nothing|annule[rz]?|cancel|plus tard|later)\b/i;

/** Whether an answer to "under which name?" is that it may stay as it is. */
export function refusesName(text: string): boolean {
  return readManneredYesNo(text) === 'no' || letsGo.test(text);
}

/** Whether a name was asked for: the new one, or a yes to the one that was read. */
export function isNameAsked({ asksName }: Pick<CustomerState, 'asksName'>, { ask }: CustomerContext): boolean {
  return asksName || ask?.options[0]?.tool === 'change_my_name';
}

/** The name that somebody wants to be kept by: said as a new one, or as the answer where it was asked for. */
export function newNameIn(text: string, isAsked: boolean, earlier: string): PersonName | null {
  const said = saysNewName(text);
  if (said !== null || !isAsked) return said;
  if (refusesName(text)) return null;
  const answer = readNameAnswer(text.replace(leadingNo, ''));
  // Asked for a name, people give the last one: "Paul" is one too.
  const isLast = answer?.lastName === null && !ofFirstName.test(earlier);
  return isLast ? { firstName: null, lastName: answer.firstName } : answer;
}
