/** @typedef {import('./connection.js').Persona} Persona */

/** @typedef {{ title: string, text: string }} Intro */

/** The people, and the phone of each. */
export const phoneWords = {
  fr: {
    people: 'Vous êtes',
    roles: { customer: 'cliente', mechanic: 'mécanicien', manager: 'gérante', owner: 'patron' },
    shortRoles: { customer: 'cliente', mechanic: 'mécano', manager: 'gérante', owner: 'patron' },
    trades: { garage: 'garage', hair: 'salon' },
    stranger: 'Inconnu',
    aStranger: 'un inconnu',
    isNew: 'nouveau',
    unread: 'à lire',
    room: 'atelier',
    channelOf: {
      sms: (/** @type {string} */ number) => `SMS · ${number}`,
      whatsapp: () => 'WhatsApp · en ligne',
      slack: () => 'Slack · avec Comptoir',
      telegram: () => 'Telegram · bot',
    },
    writeOf: { sms: 'Votre SMS', whatsapp: 'Votre message', slack: 'Message dans #atelier', telegram: 'Votre message' },
    placeholderOf: { sms: 'Votre SMS…', whatsapp: 'Message…', slack: 'Message dans #atelier', telegram: 'Message…' },
    talkOf: (/** @type {string} */ name) => `Messages de ${name}`,
    introOf: (/** @type {Persona} */ { role, isStranger, trade }) => introsFr[introOf(role, isStranger, trade)],
    suggestions: 'À essayer',
    replies: 'Répondre',
    you: 'Vous',
    app: 'app',
    working: 'Réponse en cours',
    progress: (/** @type {number} */ done, /** @type {number} */ total) =>
      `Import : ${done.toLocaleString('fr-FR')} lignes sur ${total.toLocaleString('fr-FR')}`,
    taken: 'Une personne de l’équipe vous répond',
    took: (/** @type {string} */ seconds) => `en ${seconds}`,
    copied: 'Copié',
    notCopied: 'Pas copié',
    left: (/** @type {number} */ length) => `${length} / 1600 caractères`,
    deliveries: /** @type {Record<string, string>} */ ({
      pending: 'en attente',
      sending: 'part',
      sent: 'remis',
      delivered: 'remis',
      read: 'lu',
      unknown: 'sans nouvelle',
      failed: 'pas remis',
      refused: 'refusé',
      suppressed: 'pas envoyé',
    }),
  },
  en: {
    people: 'You are',
    roles: { customer: 'customer', mechanic: 'mechanic', manager: 'manager', owner: 'owner' },
    shortRoles: { customer: 'customer', mechanic: 'mechanic', manager: 'manager', owner: 'owner' },
    trades: { garage: 'garage', hair: 'salon' },
    stranger: 'Stranger',
    aStranger: 'a stranger',
    isNew: 'new',
    unread: 'to read',
    room: 'workshop',
    channelOf: {
      sms: (/** @type {string} */ number) => `SMS · ${number}`,
      whatsapp: () => 'WhatsApp · online',
      slack: () => 'Slack · with Comptoir',
      telegram: () => 'Telegram · bot',
    },
    writeOf: { sms: 'Your text', whatsapp: 'Your message', slack: 'Message #workshop', telegram: 'Your message' },
    placeholderOf: { sms: 'Text message…', whatsapp: 'Message…', slack: 'Message #workshop', telegram: 'Message…' },
    talkOf: (/** @type {string} */ name) => `Messages of ${name}`,
    introOf: (/** @type {Persona} */ { role, isStranger, trade }) => introsEn[introOf(role, isStranger, trade)],
    suggestions: 'To try',
    replies: 'Reply',
    you: 'You',
    app: 'app',
    working: 'Answer on its way',
    progress: (/** @type {number} */ done, /** @type {number} */ total) =>
      `Import: ${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')} rows`,
    taken: 'Somebody of the team answers you',
    took: (/** @type {string} */ seconds) => `in ${seconds}`,
    copied: 'Copied',
    notCopied: 'Not copied',
    left: (/** @type {number} */ length) => `${length} / 1600 characters`,
    deliveries: /** @type {Record<string, string>} */ ({
      pending: 'waiting',
      sending: 'leaving',
      sent: 'delivered',
      delivered: 'delivered',
      read: 'read',
      unknown: 'no news',
      failed: 'not delivered',
      refused: 'refused',
      suppressed: 'not sent',
    }),
  },
};

/** @typedef {'customer' | 'stranger' | 'elsewhere' | 'mechanic' | 'manager' | 'owner'} Reader */

/** @param {Persona['role']} role @param {boolean} isStranger @param {string} trade @returns {Reader} */
function introOf(role, isStranger, trade) {
  if (isStranger) return 'stranger';
  return role === 'customer' && trade !== 'garage' ? 'elsewhere' : role;
}

/** @type {Record<Reader, Intro>} */
const introsFr = {
  customer: {
    title: 'Votre Clio est au garage.',
    text: 'Écrivez comme vous le feriez. Une réponse arrive, et le garage se met à jour à côté.',
  },
  stranger: { title: 'Personne ne vous connaît.', text: 'Un prix, un rendez-vous : demandez, on vous répond.' },
  elsewhere: {
    title: 'Un autre métier, une autre maison.',
    text: 'Le salon ne voit rien du garage, ni le garage du salon.',
  },
  mechanic: { title: 'Les mains prises ?', text: 'Dites ce que vous faites en trois mots. Le planning suit.' },
  manager: { title: 'Le bureau tient ici.', text: 'Accords, tâches, planning : une phrase suffit.' },
  owner: { title: 'Votre garage en une question.', text: 'Demandez, sans ouvrir de logiciel.' },
};

/** @type {Record<Reader, Intro>} */
const introsEn = {
  customer: {
    title: 'Your Clio is at the garage.',
    text: 'Write as you would. An answer comes, and the garage keeps itself up to date beside it.',
  },
  stranger: { title: 'Nobody knows you here.', text: 'A price, an appointment: ask, and be answered.' },
  elsewhere: {
    title: 'Another trade, another house.',
    text: 'The salon sees nothing of the garage, nor the garage of the salon.',
  },
  mechanic: { title: 'Hands full?', text: 'Say what you do in three words. The diary follows.' },
  manager: { title: 'The office fits in here.', text: 'Approvals, tasks, the diary: one sentence will do.' },
  owner: { title: 'Your garage in one question.', text: 'Ask, without opening any software.' },
};
