import { dayLabel, timeLabel } from '#language/format.ts';
import type { Language } from '#language/language.ts';
import { slotsOutput } from '#tools/booking/find-slots.say.ts';
import { callsOf } from '../../call-once.ts';
import type { Step } from '../../mind.ts';
import { askService, sayAnotherTime, sayNothingEarlier, sayNothingLater } from '../asking.ts';
import { offerSlots, searchOf, type SlotWish } from '../offer-slots.ts';
import type { SkillScene, Skill } from '../skill.ts';

const earlierWords = new Set(['tot', 'avant', 'earlier', 'sooner', 'before']);
const laterWords = new Set(['tard', 'apres', 'later', 'after']);

/** "Plus tôt ?" and "plus tard ?" about what was just offered; any other wish for something else is asked back. */
export const otherTimesSkill: Skill = {
  name: 'other_times',
  kind: 'question',
  examples: {
    fr: [
      'vous avez plus tôt ?',
      'plus tôt ce serait possible ?',
      'rien de plus tôt ?',
      'avant ce serait possible ?',
      'vous avez plus tard ?',
      'un peu plus tard',
      'plus tard dans la journée',
      'rien après ?',
      'un autre jour',
      'un autre créneau ?',
      'une autre heure',
      'autre chose ?',
      'vous avez autre chose à proposer ?',
      "d'autres disponibilités ?",
      "il n'y a rien d'autre ?",
      "c'est trop tard",
      "c'est trop tôt pour moi",
      'plus tôt dans la semaine',
      "vous n'avez rien plus tôt ?",
      'plus tôt svp',
      'plus tard svp',
      'en début de journée ?',
      'un autre horaire ?',
      "d'autres horaires ?",
      "d'autres jours ?",
      "quoi d'autre ?",
      'avez-vous autre chose ?',
      'un créneau plus tard ?',
      'un créneau plus tôt ?',
      'plus tard dans la semaine ?',
      "c'est un peu tôt",
      "c'est un peu tard",
    ],
    en: [
      'anything earlier ?',
      'do you have something earlier ?',
      'anything sooner ?',
      'could it be earlier',
      'anything later ?',
      'a bit later',
      'later in the day',
      'another day',
      'another time ?',
      'any other times ?',
      'do you have anything else ?',
      'what else do you have',
      "that's too late",
      "that's too early for me",
      'other slots ?',
      'earlier please',
      'later please',
      'got anything earlier ?',
      'got anything later ?',
      'something later ?',
      'nothing sooner ?',
      'a different time ?',
      'a different day ?',
      'other days ?',
      'what other times are there',
      'later in the week ?',
      'earlier in the week ?',
      'a bit earlier ?',
    ],
  },
  slots: [],
  tools: ['find_slots', 'hold_slots'],
  act(scene) {
    const { language, services, appointments } = scene.situation.context;
    const direction = directionOf(scene.reading.words);
    const [frame] = scene.state.frames;
    const offered = (frame?.offered ?? []).toSorted();
    const edge = direction === 'earlier' ? offered[0] : offered.at(-1);
    if (!frame || direction === null || edge === undefined) return { kind: 'say', text: sayAnotherTime(language) };
    const standing = appointments.find(({ appointment }) => appointment === frame.slots.appointment);
    const [service = standing?.service, ...also] = frame.slots.services;
    if (service === undefined) return { kind: 'say', text: askService(services, language) };
    const target = { service, also, ...(standing && { appointment: standing.appointment }) };
    return searchBeyond(scene, target, { direction, startsAt: edge });
  },
};

/** `c'est trop tard` wants earlier, `trop tôt` wants later. */
function directionOf(words: readonly string[]): 'earlier' | 'later' | null {
  const tooMuch = words.includes('trop') || words.includes('too');
  const late = words.some((word) => laterWords.has(word) || word === 'late');
  const early = words.some((word) => earlierWords.has(word) || word === 'early');
  if (late === early) return null;
  return late === tooMuch ? 'earlier' : 'later';
}

/** The same day first; for "plus tôt", then whatever is soonest. */
function searchBeyond(
  scene: SkillScene,
  target: Omit<SlotWish, 'when'>,
  wish: { direction: 'earlier' | 'later'; startsAt: string },
): Step {
  const { language } = scene.situation.context;
  const isBeyond = (startsAt: string) =>
    wish.direction === 'earlier' ? startsAt < wish.startsAt : startsAt > wish.startsAt;
  const searches = callsOf(scene.situation, 'find_slots');
  const fits = searches.some((search) => {
    const found = slotsOutput.safeParse(search.output);
    return found.success && found.data.slots.some((slot) => isBeyond(slot.startsAt));
  });
  if (searches.length === 0) return offerSlots(scene, { ...target, when: besideOf(wish, language) });
  if (fits) return offerSlots(scene, { ...target, when: null }, isBeyond);
  if (wish.direction === 'earlier' && searches.length === 1) {
    const soonest = language === 'fr' ? 'dès que possible' : 'as soon as possible';
    return { kind: 'call', tool: 'find_slots', input: searchOf({ ...target, when: soonest }) };
  }
  return { kind: 'say', text: wish.direction === 'earlier' ? sayNothingEarlier(language) : sayNothingLater(language) };
}

/** `jeudi 26 novembre avant 9 h`: the day and time are those that were offered. */
function besideOf(
  { direction, startsAt }: { direction: 'earlier' | 'later'; startsAt: string },
  language: Language,
): string {
  const [date, time] = startsAt.split('T');
  const side = { fr: { earlier: 'avant', later: 'après' }, en: { earlier: 'before', later: 'after' } }[language][
    direction
  ];
  return `${dayLabel(date ?? '', language)} ${side} ${timeLabel(time ?? '', language)}`;
}
