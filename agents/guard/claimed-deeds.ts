import type { Deed } from '#tools/tool.ts';

/** Something a reply may claim to have done, and what proves it. */
export interface ClaimedDeed {
  said: RegExp;
  /** Any of these deeds does; none, and nothing does. */
  deeds: readonly Deed[];
  /**
   * `now`: done in this turn. `lately`: or earlier in this conversation. `stands`: in this turn, or the sentence names the day
   * or the time of an appointment that stands. `offered`: lately, or it stands in the open question.
   */
  when: 'now' | 'lately' | 'stands' | 'offered';
}

/** Put before a clause that does not open its sentence. */
export const insideMark = '... ';

/** What stands before a participle when it says that something is done: `c'est`, `je vous ai`, `est bien`, `I've`, `has been`. */
const done = String.raw`(?:c'est|(?<!tout )(?:ai|a|avons|ont|est|sont|etes) |je viens de|voila|i've|we've|(?:i|we|you) have|it's|that's|you're|(?:is|are|been|was|were|has|have|all) |(?:rendez-vous|rdv|appointment|booking) )`;
const filler = String.raw`(?:bien |donc |deja |egalement |aussi |ete |l'|now |just |also |successfully |all )*`;

/** A French participle without its accent is also the present: only at the head of a sentence does it stand for itself. */
function participle(french: string, english: string): RegExp {
  const after = String.raw`${done} ?${filler}(?:${french}|${english})`;
  return new RegExp(String.raw`(?<![a-z])(?:${after}|^(?:${french})|(?:^|\.\.\. )(?:${english}))(?![a-z])`);
}

function words(said: string): RegExp {
  return new RegExp(String.raw`(?<![a-z])(?:${said})(?![a-z])`);
}

const passedOn = { deeds: ['passed_on'], when: 'lately' } as const;
const never = { deeds: [], when: 'now' } as const;

export const claimedDeeds: readonly ClaimedDeed[] = [
  {
    said: participle('(?:reserve|confirme)e?s?', '(?:booked|confirmed|reserved|scheduled)'),
    deeds: ['booked', 'moved'],
    when: 'stands',
  },
  {
    said: participle('pris (?:votre|le|un) (?:rdv|rendez-vous)', '(?:made|set up) (?:your|an|the) appointment'),
    ...{ deeds: ['booked', 'moved'], when: 'stands' },
  },
  {
    said: words(
      String.raw`c'est (?:bien )?calee?s?|(?:ai|avons|viens de|venons de) (?:bien )?(?:mise?s?|mettre|calee?s?|caler|placee?s?|placer) [^.]{0,40}(?:a|au|pour|le) (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|\d)[^.]*|passe (?:a|au) (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|\d)[^.]*|(?:appointment|booking)[^.]{0,30} is now (?:on|at|for|[a-z]+day)`,
    ),
    deeds: ['booked', 'moved'],
    when: 'stands',
  },
  { said: participle('(?:annule|supprime)e?s?', '(?:cancell?ed|called off)'), deeds: ['cancelled'], when: 'lately' },
  {
    said: participle('(?:deplace|decale|reporte|avance)e?s?', '(?:moved|rescheduled|postponed)'),
    deeds: ['moved'],
    when: 'lately',
  },
  // A hold is noted too, so that to have added something to an appointment takes more than a note.
  {
    said: words(
      String.raw`c'est (?:bien |donc |maintenant )*(?:change|modifie)e?s?|(?:rendez-vous|rdv) (?:est|a ete) (?:bien |maintenant )*(?:change|modifie)|(?:ai|avons) (?:bien )?(?:change|modifie|remplace|ajoute)(?! (?:la |le |votre )?(?:plaque|immatriculation|vehicule|voiture|nom|adresse))[^.]{0,60}(?:rendez-vous|rdv|visite)|(?:it's|it is) (?:now )?changed|(?:appointment|booking) (?:is|has been) (?:now )?(?:changed|updated)|(?:i've|we've|(?:i|we) have) (?:now |just )?(?:changed|updated|replaced|added)(?! (?:the |your )?(?:plate|number plate|car|vehicle|name|address))[^.]{0,60}(?:appointment|booking|visit)`,
    ),
    deeds: ['moved', 'renamed'],
    when: 'lately',
  },
  { said: participle('(?:garde|bloque)e?s?', '(?:holding|kept|held)'), deeds: ['held'], when: 'offered' },
  {
    said: participle('(?:notee?s?|enregistree?s?|mise?s? a jour|ajoutee?s?)', '(?:noted|saved|updated|recorded|added)'),
    deeds: ['noted'],
    when: 'now',
  },
  {
    said: words(
      String.raw`(?:ai|avons|viens de|venons de) (?:bien )?(?:changee?|changer|modifiee?|modifier|corrigee?|corriger|mis a jour|remplacee?) (?:le |votre )?(?:nom|prenom)|(?:nom|prenom) (?:est|a ete) (?:bien |maintenant )*(?:change|modifie|corrige|mis a jour)|nom est maintenant|(?:changed|updated|corrected) (?:the |your )?(?:last |first |sur)?name|name (?:is|has been) (?:now )?(?:changed|updated|corrected)|name is now`,
    ),
    deeds: ['renamed'],
    when: 'lately',
  },
  { said: participle('fait', 'done'), deeds: ['noted', 'declined'], when: 'now' },
  { said: participle('(?:envoyee?s?|transferee?s?)', '(?:sent|e-?mailed|texted|forwarded)'), ...never },
  {
    said: words(
      "je vous envoie|vous (?:allez recevoir|recevrez)|i am sending|i'm sending|i'll send|i will send|you will receive|you'll receive",
    ),
    ...never,
  },
  {
    said: participle(
      '(?:prevenue?s?|transmise?s?|informee?s?|signalee?s?|alertee?s?)',
      '(?:told|notified|informed|passed|asked|alerted)',
    ),
    ...passedOn,
  },
  {
    said: words(
      String.raw`(?:on|nous|il|elle|quelqu'un|un collegue|l'equipe|un conseiller)[^.]{0,40} (?:vous )?(?:rappelle|rappellera|rappellent|contacte|contactera|recontacte|recontactera|(?:va|vont|allons) vous (?:rappeler|contacter|recontacter|repondre|appeler))`,
    ),
    ...passedOn,
  },
  {
    said: words(
      "je (?:vous )?(?:previens|transmets|passe (?:le|votre) message|mets en relation|tiens au courant)|je le fais savoir|i am telling|i'm telling|passing (?:this|it|your message)|i(?:'ll| will) (?:let you know|keep you (?:posted|informed))",
    ),
    ...passedOn,
  },
  {
    said: words(
      "(?:someone|somebody|we|they|a colleague|the team|our team|he|she)(?: will|'ll)? (?:call|phone|ring|contact|get back to|reply to|answer) you",
    ),
    ...passedOn,
  },
  {
    said: words(
      String.raw`(?:ai|a|avons) (?:bien )?(?:demande|propose|soumis)[^.]{0,60} (?:de valider|d'approuver|(?:pour )?(?:validation|accord|approbation))|(?:ai|a|avons) (?:bien )?propose (?:de|d'|le|la|l'|cette|ce|votre) ?(?:deplacer|annuler|modifier|deplacement|annulation|modification|changement|demande)|en attente (?:de (?:validation|la validation)|d'(?:accord|approbation))|(?:have|has|'ve|'s) (?:asked|requested)[^.]{0,60} (?:to (?:approve|agree|validate)|approval)|proposed (?:it|this|that|the (?:move|change|cancellation)|to (?:move|cancel|change))|(?:waiting for|awaiting|pending) (?:approval|an? (?:ok|yes))`,
    ),
    ...{ deeds: ['proposed'], when: 'lately' },
  },
  { said: participle('approuvee?s?', 'approved'), deeds: ['approved'], when: 'lately' },
  // Of an appointment it says "confirmed"; of a card, that it is still good.
  {
    said: participle('valid(?:ee?s?)(?! (?:jusqu|pour|encore|pendant))', 'validated'),
    deeds: ['approved', 'booked', 'moved'],
    when: 'stands',
  },
  { said: participle('(?:refuse|decline)e?s?', '(?:declined|refused|rejected)'), deeds: ['declined'], when: 'lately' },
];
