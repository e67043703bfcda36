import { callOnce } from '../../call-once.ts';
import type { Skill } from '../skill.ts';
import { askThenPassOn } from './knowledge.ts';
import { pricesSkill } from './prices.ts';

/** "Vous faites les pare-brise ?": the catalogue says so, or the business itself, or the team does. */
export const servicesSkill: Skill = {
  name: 'services',
  kind: 'question',
  examples: { fr: [], en: [] },
  slots: [],
  tools: ['find_services', 'request_member'],
  act(scene) {
    const { services, unclear } = scene.reading;
    if (services.length + unclear.length > 0) return pricesSkill.act(scene);
    if (scene.reading.leftover === '') return callOnce(scene, 'find_services', {});
    return askThenPassOn(scene, { intent: 'question', words: scene.words });
  },
};
