/** @typedef {{ persona: string | null, text: string | null, says: string }} Attempt */

/** The shop, the clock and what happened. */
export const shopWords = {
  fr: {
    view: 'Le garage',
    viewOf: /** @type {Record<string, string>} */ ({ garage: 'Le garage', hair: 'Le salon' }),
    look: 'Voir',
    open: 'ouvert',
    closed: 'fermé',
    asOf: (/** @type {string} */ time) => `à ${time}`,
    figures: {
      settled: 'Réglés sans vous',
      of: (/** @type {number} */ total) => `sur ${total}`,
      sinceMorning: 'messages du jour',
      noMessage: 'aucun message',
      booked: 'Rendez-vous pris',
      today: 'aujourd’hui',
      justBooked: (/** @type {number} */ count) => `dont ${count} à l’instant`,
      answer: 'Réponse en',
      usually: 'le plus souvent',
      noneYet: 'aucune encore',
      cost: 'Coût du jour',
      withoutModel: (/** @type {number} */ count) => `${count} réponse${count > 1 ? 's' : ''} sans IA`,
      free: 'rien à payer',
    },
    today: 'Aujourd’hui',
    diaryOf: (/** @type {string} */ day) => `Agenda par poste et par personne : ${day}`,
    noDiary:
      'Aucun poste, aucun horaire. Dites-les par message : « Ouvert de 8 h à 18 h, deux ponts, Karim et Thomas. »',
    itIs: (/** @type {string} */ time) => `Il est ${time}`,
    keys: { now: 'en cours', planned: 'prévu', held: 'gardé' },
    justNow: 'à l’instant',
    blocked: 'bloqué',
    states: /** @type {Record<string, string>} */ ({
      held: 'gardé dix minutes',
      booked: 'prévu',
      in_workshop: 'en cours',
      ready: 'fini',
      done: 'rendu',
    }),
    ask: {
      title: 'À approuver',
      none: 'Rien n’attend d’accord.',
      waitsFor: (/** @type {number} */ count, /** @type {string} */ name) =>
        count === 1 ? `attend ${name}` : `${count} attendent ${name}`,
      by: (/** @type {string} */ name) => `Demandé par ${name}.`,
      answerAs: (/** @type {string} */ name) => `Répondre comme ${name}`,
    },
    waiting: {
      title: 'Attend une réponse',
      none: 'Personne.',
      since: (/** @type {number} */ minutes) => (minutes < 1 ? 'à l’instant' : waited(minutes)),
      quoted: (/** @type {string} */ text) => `«\u00A0${text}\u00A0»`,
    },
    tasks: {
      title: 'Tâches du jour',
      none: 'Aucune tâche.',
      count: (/** @type {number} */ done, /** @type {number} */ total) =>
        `${done} faite${done > 1 ? 's' : ''} sur ${total}`,
      done: 'faite',
      late: (/** @type {string} */ day) => `depuis ${day}`,
    },
    cars: {
      title: 'Voitures à l’atelier',
      none: 'Aucune voiture.',
      ready: 'à rendre',
      ends: (/** @type {string} */ time) => `fin ${time}`,
      comes: (/** @type {string} */ time) => `attend ${time}`,
    },
    chart: {
      title: 'Messages par jour',
      none: 'Le premier message dessinera la première barre.',
      byUs: 'seuls',
      byYou: 'par vous',
      lead: (/** @type {number} */ count) => `réglés sans vous${count > 1 ? ` sur ${count} jours` : ' aujourd’hui'}`,
      label: 'Messages par jour, réglés seuls et par vous',
      inWords: (/** @type {number} */ us, /** @type {number} */ you) => ` : ${us} réglés seuls, ${you} par vous`,
    },
    more: (/** @type {number} */ count) => `et ${count} autre${count > 1 ? 's' : ''}`,
    how: 'comment c’est fait',
    moveClock: 'Avancer l’heure',
    steps: { quarter: '+ 15 min', hour: '+ 1 h', morning: 'demain 8 h' },
    tryTitle: 'À essayer',
    attempts: /** @type {Record<string, Attempt[]>} */ ({
      garage: [
        {
          persona: 'garage-customer',
          text: 'Je voudrais une vidange dès que possible',
          says: 'Claire demande une vidange.',
        },
        { persona: 'garage-mechanic', text: 'Fini la Clio', says: 'Karim a fini la Clio.' },
        {
          persona: 'garage-mechanic',
          text: 'Décale la révision de Claire Martin à vendredi 15h',
          says: 'Karim déplace Claire : Julie approuve.',
        },
        { persona: null, text: null, says: 'Passez à demain : ce qui est dû part.' },
      ],
    }),
  },
  en: {
    view: 'The garage',
    viewOf: /** @type {Record<string, string>} */ ({ garage: 'The garage', hair: 'The salon' }),
    look: 'Look',
    open: 'open',
    closed: 'closed',
    asOf: (/** @type {string} */ time) => `at ${time}`,
    figures: {
      settled: 'Settled without you',
      of: (/** @type {number} */ total) => `of ${total}`,
      sinceMorning: 'messages today',
      noMessage: 'no message',
      booked: 'Appointments taken',
      today: 'today',
      justBooked: (/** @type {number} */ count) => `${count} of them just now`,
      answer: 'Answer in',
      usually: 'most of the time',
      noneYet: 'none yet',
      cost: 'Cost today',
      withoutModel: (/** @type {number} */ count) => `${count} answer${count > 1 ? 's' : ''} without AI`,
      free: 'nothing to pay',
    },
    today: 'Today',
    diaryOf: (/** @type {string} */ day) => `Diary by bay and by person: ${day}`,
    noDiary: 'No bay, no opening hours. Say them in a message: “Open from 8 am to 6 pm, two lifts, Karim and Thomas.”',
    itIs: (/** @type {string} */ time) => `It is ${time}`,
    keys: { now: 'in progress', planned: 'planned', held: 'held' },
    justNow: 'just now',
    blocked: 'blocked',
    states: /** @type {Record<string, string>} */ ({
      held: 'held for ten minutes',
      booked: 'planned',
      in_workshop: 'in progress',
      ready: 'done',
      done: 'handed back',
    }),
    ask: {
      title: 'To approve',
      none: 'Nothing waits for a yes.',
      waitsFor: (/** @type {number} */ count, /** @type {string} */ name) =>
        count === 1 ? `waits for ${name}` : `${count} wait for ${name}`,
      by: (/** @type {string} */ name) => `Asked by ${name}.`,
      answerAs: (/** @type {string} */ name) => `Answer as ${name}`,
    },
    waiting: {
      title: 'Waits for an answer',
      none: 'Nobody.',
      since: (/** @type {number} */ minutes) => (minutes < 1 ? 'just now' : waited(minutes)),
      quoted: (/** @type {string} */ text) => `“${text}”`,
    },
    tasks: {
      title: 'Tasks of the day',
      none: 'No task.',
      count: (/** @type {number} */ done, /** @type {number} */ total) => `${done} done of ${total}`,
      done: 'done',
      late: (/** @type {string} */ day) => `since ${day}`,
    },
    cars: {
      title: 'Cars in the workshop',
      none: 'No car.',
      ready: 'to hand back',
      ends: (/** @type {string} */ time) => `until ${time}`,
      comes: (/** @type {string} */ time) => `waits, ${time}`,
    },
    chart: {
      title: 'Messages a day',
      none: 'The first message will draw the first bar.',
      byUs: 'by itself',
      byYou: 'by you',
      lead: (/** @type {number} */ count) => `settled without you${count > 1 ? ` over ${count} days` : ' today'}`,
      label: 'Messages a day, settled by themselves and by you',
      inWords: (/** @type {number} */ us, /** @type {number} */ you) => `: ${us} by itself, ${you} by you`,
    },
    more: (/** @type {number} */ count) => `and ${count} other${count > 1 ? 's' : ''}`,
    how: 'how it is done',
    moveClock: 'Move the time on',
    steps: { quarter: '+ 15 min', hour: '+ 1 h', morning: 'tomorrow 8 am' },
    tryTitle: 'To try',
    attempts: /** @type {Record<string, Attempt[]>} */ ({
      garage: [
        {
          persona: 'garage-customer',
          text: 'I need an oil change as soon as possible',
          says: 'Claire wants an oil change.',
        },
        { persona: 'garage-mechanic', text: 'Clio is done', says: 'Karim is done with the Clio.' },
        {
          persona: 'garage-mechanic',
          text: "Move Claire Martin's service to Friday 3pm",
          says: 'Karim moves Claire: Julie says yes.',
        },
        { persona: null, text: null, says: 'Move on to tomorrow: what is due leaves.' },
      ],
    }),
  },
};

/** `31 min`, `2 h`, `3 j` are read alike. @param {number} minutes */
function waited(minutes) {
  if (minutes < 60) return `${minutes}\u00A0min`;
  const hours = Math.floor(minutes / 60);
  return `${hours}\u00A0h`;
}
