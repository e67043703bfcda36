import type { CustomerContext } from '#agents/context.ts';
import type { PersonName } from '#language/name.ts';
import { normalise } from '#language/normalise.ts';
import { callOnce } from '../../call-once.ts';
import { askNewName, sayNameStays } from '../asking.ts';
import { isNameAsked, newNameIn, refusesName } from '../new-name.ts';
import type { Skill } from '../skill.ts';

/** Asks the tool to change the name; the tool itself asks the person for a yes before it does. */
export const changeNameSkill: Skill = {
  name: 'change_name',
  kind: 'question',
  examples: { fr: [], en: [] },
  slots: [],
  tools: ['change_my_name'],
  act(scene) {
    const { words, state, earlier } = scene;
    const { context } = scene.situation;
    const isAsked = isNameAsked(state, context);
    const name = newNameIn(words, isAsked, earlier);
    if (name === null && isAsked && refusesName(words)) return { kind: 'say', text: sayNameStays(context.language) };
    // "C'est Claire Martin, je voudrais changer de nom" says the old one.
    if (name === null || (!isAsked && isKept(name, context)))
      return { kind: 'say', text: askNewName(context.language) };
    return callOnce(scene, 'change_my_name', {
      ...(name.firstName !== null && { firstName: name.firstName }),
      ...(name.lastName !== null && { lastName: name.lastName }),
    });
  },
};

function isKept(name: PersonName, { contact }: CustomerContext): boolean {
  return (['firstName', 'lastName'] as const).every(
    (field) => name[field] === null || normalise(name[field]) === normalise(contact[field] ?? ''),
  );
}
