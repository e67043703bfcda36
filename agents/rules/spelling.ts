/** What people type on a phone, folded, and the words they mean. Only what has one meaning in a message to a business. */
const SHORT: Record<string, string> = {
  pr: 'pour', ds: 'dans', vs: 'vous', ns: 'nous', tt: 'tout', ke: 'que', ki: 'qui', koi: 'quoi', kel: 'quel', kelle: 'quelle', kan: 'quand', qd: 'quand',
  c: 'c est', cest: 'c est', jai: 'j ai', jsuis: 'je suis', chuis: 'je suis', jpeux: 'je peux', jpe: 'je peux', peu: 'peux', jveux: 'je veux', jveu: 'je veux',
  jvoudrai: 'je voudrais', jvoudrais: 'je voudrais', voudrai: 'voudrais', jaimerais: 'j aimerais', faudrai: 'faudrait', fo: 'faut', jdois: 'je dois',
  qqn: 'quelqu un', qq: 'quelque', bcp: 'beaucoup', mtn: 'maintenant', tjrs: 'toujours', pb: 'probleme', cb: 'combien', cmb: 'combien', cbien: 'combien',
  dsl: 'desole', rdvs: 'rdv', rv: 'rdv', rendezvous: 'rdv', dispos: 'dispo', pk: 'pourquoi', ac: 'avec', poss: 'possible', num: 'numero',
  tel: 'telephone', immat: 'immatriculation', vehicul: 'vehicule', voitur: 'voiture', ya: 'y a', yaurait: 'y aurait', oki: 'ok', dac: 'd accord',
  im: 'i m', ive: 'i ve', id: 'i d', cant: 'can t', wont: 'won t', dont: 'don t', didnt: 'didn t', isnt: 'isn t', whats: 'what s', whens: 'when s', wheres: 'where s',
  hows: 'how s', u: 'you', ur: 'your', r: 'are', appt: 'appointment', apt: 'appointment', appointement: 'appointment', resched: 'reschedule', wanna: 'want to',
  gonna: 'going to', gotta: 'got to', lemme: 'let me', cuz: 'because', coz: 'because', bc: 'because', thru: 'through', ph: 'phone',
};

/** The words in full: `jvoudrai` becomes `je voudrais`. */
export function spellOut(words: readonly string[]): string[] {
  return words.flatMap((word) => SHORT[word]?.split(' ') ?? [word]);
}
