import { defineIntent } from '../dialogue/intent.ts';
import { readAppointmentWords, readDayWords, readNewTime } from './slots.ts';

export const showPlanningIntent = defineIntent({
  name: 'show_planning',
  slots: { when: { read: readDayWords, ask: null } },
  tool: 'show_planning',
  input: ({ when }) => (when === undefined ? {} : { when }),
});

export const moveForIntent = defineIntent({
  name: 'move_for',
  slots: {
    appointment: {
      read: readAppointmentWords,
      ask: { fr: 'Quel rendez-vous : de qui, ou de quand ?', en: 'Which appointment: whose is it, or when?' },
    },
    when: {
      read: readNewTime,
      ask: { fr: 'A quelle date et à quelle heure ?', en: 'On which day and at what time?' },
    },
  },
  tool: 'move_for',
  input: ({ appointment, when }) => ({ appointment, when }),
});
