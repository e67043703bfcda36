import { fold } from '#language/normalise.ts';
import { accessOpeners } from './access-openers.ts';
import { auditOpeners } from './audit.ts';
import { knowledgeOpeners } from './knowledge.ts';
import { readKilometres } from './read/terms.ts';
import { readNewName } from './read/name.ts';
import { readQuantity } from './read/parts.ts';
import { askedOpeners } from './asked-openers.ts';
import { dealOpeners } from './deal-openers.ts';
import { documentOpeners } from './documents.ts';
import { exportOpeners } from './exports.ts';
import { importOpeners } from './imports.ts';
import { notificationOpeners } from './notifications.ts';
import { names, type Opener, ofSomebody, says, verb } from './opening.ts';
import { paperOpeners } from './paper-openers.ts';
import { presenceOpeners } from './presence.ts';
import { type MemberReading, spelledOut } from './reading.ts';
import { searchOpeners } from './search.ts';
import { settingsOpeners } from './settings/openers.ts';
import { undoOpeners } from './undo-openers.ts';
import type { SpanKind } from './read/spans.ts';

const notAContact =
  /\b(?:tache|task|note|rdv|rendez vous|appointment|booking|devis|quote|facture|invoice|affaire|deal|ligne|line|societe|entreprise|company|vehicule|voiture|car|photo|remise|discount|prestation|service)\b/;

/** Somebody new: a name, and the number or the car that makes it a record. */
function isNewContact(reading: MemberReading): boolean {
  return (
    !notAContact.test(fold(reading.text)) && names('phone', 'email', 'plate')(reading) && readNewName(reading) !== null
  );
}

/** In the order they are tried; the first that fits counts. */
const openers: readonly Opener[] = [
  ...notificationOpeners,
  ...presenceOpeners,
  ...settingsOpeners,
  ...importOpeners,
  ...exportOpeners,
  ...documentOpeners,
  ...undoOpeners,
  ...auditOpeners,
  ...knowledgeOpeners,
  ...accessOpeners,
  ...askedOpeners,
  {
    intent: 'chase_payment',
    said: verb(String.raw`(?:send|envoie)(?: moi)?(?: .+?)?(?: a| an| une)? (?:reminder|relance)`),
    when: (reading) => ofSomebody(reading) && !/\b(?:rdv|appointment|booking|rendez)\b/.test(fold(reading.text)),
  },
  {
    intent: 'postpone_task',
    said: /\b(?:put|push|move|shift|postpone|decale|repousse|reporte|remets?|mets?)\b.*\b(?:task|tache|reminder|rappel)\b/,
    when: (reading) =>
      names('when')(reading) &&
      !/\b(?:cree|ajoute|nouvelle|new|add|create|note)\b|\b(?:une|a) (?:task|tache|reminder|rappel)\b/.test(
        fold(reading.text),
      ),
  },
  {
    intent: 'assign_task',
    said: verb(String.raw`donne|confie|refile|file|give|hand`),
    when: (reading) =>
      names('colleague')(reading) &&
      !names('contact', 'company', 'stranger', 'plate', 'phone')(reading) &&
      /\b(?:tache|task|celle|rappel|reminder|la|les|it|that|the)\b/.test(fold(reading.text)) &&
      !/\b(?:code|acces|access|rdv|appointment|message|conge|jour)\b/.test(fold(reading.text)),
  },
  {
    intent: 'move_for',
    said: /\b(?:passer|deplacer|decaler|bouger|changer|reporter|repousser|move|switch|shift|reschedule)\b/,
    when: (reading) =>
      names('when')(reading) &&
      ofSomebody(reading) &&
      (reading.services.length > 0 || /\b(?:rdv|rendez vous|appointment|booking)\b/.test(fold(reading.text))) &&
      !/\b(?:tache|task|note|devis|quote|facture|invoice|affaire|deal|rappel\w*|remind)\b/.test(fold(reading.text)),
  },
  {
    intent: 'move_for',
    said: /\b(?:au lieu de|instead of|plutot que)\b/,
    when: (reading) =>
      names('when')(reading) &&
      (ofSomebody(reading) || reading.services.length > 0) &&
      !/\b(?:tache|task|note|devis|quote|facture|invoice)\b/.test(fold(reading.text)),
  },
  {
    intent: 'create_task',
    said: verb(
      String.raw`rappelle moi(?! (?:le|la|les|son|sa|ses|quel|quelle|qui|combien|comment)\b)|fais moi penser|remind (?:me|us)|remind [a-z]+ (?:to|about)|(?:une |a )?(?:nouvelle |new )?(?:tache|task|todo|to do|pense bete)`,
    ),
  },
  {
    intent: 'create_task',
    said: /\b(?:cree|ajoute|mets?|note|add|create|make|set|put)(?: moi| me)? (?:une |a |un )?(?:nouvelle |new )?(?:tache|task|rappel|reminder)\b/,
  },
  {
    intent: 'update_contact',
    said: /\b(?:change|corrige|modifie|update|mets|met|new|nouveau|nouvel|is now|s new)\b.*\b(?:numero|num|telephone|tel|mail|e mail|email|adresse|number|phone)\b/,
    when: (reading) => names('phone', 'email')(reading) && !notAContact.test(fold(reading.text)),
  },
  {
    intent: 'log_call',
    said: /\b(?:a|vient d|m a|nous a|on a|j ai|jai) (?:appele|rappele|telephone|eu au telephone)\b|\b(?:called|rang|phoned|rung)\b/,
    when: (reading) =>
      ofSomebody(reading) &&
      !reading.text.includes('?') &&
      !/\b(?:task|tache|remind|rappelle|rang the bell|move|decale|deplace)\b/.test(fold(reading.text)) &&
      !/[,;:.]\s*(?:(?:so|donc|alors|please|il faut|faut)\s+)*(?:cancel|annule[rz]?|book|mets|cale)(?!\p{L})/iu.test(
        reading.source,
      ) &&
      !/\b(?:going ahead|go ahead|d accord|accepte|accepts|agrees|ok)\b.*\b(?:devis|quote)\b/.test(fold(reading.text)),
  },
  ...paperOpeners,
  {
    intent: 'use_part',
    said: verb(String.raw`(?:(?:j ai|jai|g|on a|i|i ve|we|we ve) )?(?:mis|pose|monte|utilise|used|fitted|installed)`),
    when: (reading) =>
      names('plate', 'model')(reading) &&
      !names('when', 'phone', 'colleague')(reading) &&
      readQuantity(reading) !== null &&
      !reading.source.includes('?') &&
      !/\b(?:note|devis|quote|facture|invoice|km|compteur)\b/.test(fold(reading.text)),
  },
  { intent: 'add_note', said: /\bnote (?:le|la|ca|that|it)$/ },
  {
    intent: 'log_call',
    said: verb(String.raw`(?:compte rendu d |saisis un |note un |log a |consigne un )(?:appel|call)`),
  },
  {
    intent: 'add_note',
    said: verb(
      String.raw`note(?:z|r)?(?: aussi| bien)? (?:que|qu|sur|pour|pr|on|for)|(?:petite? )?(?:note|memo) (?:sur|pour|pr|on|for)|add a note|ajoute une note|mets une note|put that|mets que|ajoute que`,
    ),
  },
  {
    intent: 'create_company',
    said: verb(
      String.raw`(?:cree|ajoute|rentre|enregistre|saisis|add|create|new|nouvelle|put)(?: la| une| the| a)? (?:societe|sos|soc|boite|entreprise|company)|(?:company|societe|entreprise)`,
    ),
    when: ({ source }) => /[:,]/.test(source) && !source.includes('?'),
  },
  {
    intent: 'register_vehicle',
    said: verb(String.raw`enregistre|ajoute|rajoute|cree|register|add|create`),
    when: ({ spans }) => {
      const at = (kind: SpanKind) => spans.find((span) => span.kind === kind)?.from ?? Infinity;
      return at('plate') < Infinity && at('model') < at('contact') && at('phone') === Infinity;
    },
  },
  {
    intent: 'write_to',
    said: verb(String.raw`tell|ask|dis a|dites a|demande a|demandes a|previens|ecris a|write to`),
    when: says('colleague'),
  },
  {
    intent: 'create_contact',
    said: verb(
      String.raw`cree|ajoute|rajoute|rentre|enregistre|saisis|inscris|add|create|save|register|new|nouveau|nouvelle|put`,
    ),
    when: isNewContact,
  },
  {
    intent: 'create_contact',
    said: /\b(?:tu (?:l |la |le )?ajoutes?|ajoute la|ajoute le|add (?:her|him|them)) ?(?:aussi|too|as well)?$/,
    when: isNewContact,
  },
  {
    intent: 'create_contact',
    said: /\b(?:creer?|ajouter?|enregistrer?|rentrer?|add|create|register)\b.*\b(?:nouveau client|nouvelle cliente?|new (?:customer|client))\b/,
    when: isNewContact,
  },
  {
    intent: 'assign_contact',
    said: verb(String.raw`affecte|assigne|attribue|confie|assign`),
    when: (reading) =>
      names('contact')(reading) && names('colleague')(reading) && !notAContact.test(fold(reading.text)),
  },
  {
    intent: 'delete_contact',
    said: verb(String.raw`supprime|efface|vire|delete|remove|erase|get rid of`),
    when: (reading) =>
      !notAContact.test(fold(reading.text)) &&
      (ofSomebody(reading) ||
        /\b(?:fiche|her|him|record|client|cliente|contact|customer|card|supprime (?:la|le)|delete (?:her|him))\b/.test(
          fold(reading.text),
        )),
  },
  {
    intent: 'delete_contact',
    said: /\b(?:delete|erase|remove|supprime|efface|vire) (?:her|him|them|la|le|les)\b/,
    when: (reading) => ofSomebody(reading) && !notAContact.test(fold(reading.text)) && !names('when')(reading),
  },
  {
    intent: 'merge_contacts',
    said: /\b(?:fusionne|fusionner|merge|meme (?:bonhomme|personne|client|cliente)|same (?:person|customer))\b/,
  },
  {
    intent: 'cancel_for',
    said: verb(String.raw`annule|annuler|cancel|enleve(?: moi)?`),
    when: (reading) =>
      ofSomebody(reading) &&
      !/\b(?:devis|quote|facture|invoice|tache|task|note|ligne|line|remise|discount)\b/.test(fold(reading.text)),
  },
  {
    intent: 'contact_overview',
    said: /\b(?:tout ce qu on (?:a|sait)|(?:what (?:have|do) we (?:got |have |know )?(?:on|about))|everything (?:on|about|we have on)|qu est ce qu on (?:a|sait) sur)\b/,
    when: ofSomebody,
  },
  {
    intent: 'register_vehicle',
    said: /\b(?:register|enregistre|ajoute|rajoute|add|new|nouvelle|deuxieme|second)\b.*\b(?:voiture|vehicule|car|vehicle|bagnole)\b/,
    when: says('plate'),
  },
  {
    intent: 'set_mileage',
    said: /\b(?:kilometrage|mileage|km|kms|compteur|odometer|miles)\b/,
    when: (reading) =>
      readKilometres(reading) !== null &&
      !reading.text.includes('?') &&
      !/\b(?:register|enregistre|ajoute|add|new|nouvelle?|deuxieme|second)\b/.test(fold(reading.text)) &&
      names('plate', 'model')(reading),
  },
  {
    intent: 'hand_back',
    said: /\b(?:handed (?:it )?back|picked (?:it )?up|collected|rendue? (?:au|a la|a sa?) |a (?:bien )?recupere|est (?:venue? la (?:chercher|recuperer)|reparti\w*)|keys back\b)/,
    when: says('plate', 'model', 'contact'),
  },
  {
    intent: 'check_in',
    said: /\b(?:est|vient d) ?(?:bien )?(?:arrive|arrivee|arriver|la|a l atelier)\b|\bvient darriver\b|\b(?:has|just|have) arrived\b|\bis here\b|\b(?:just |has |have )(?:rolled|turned|pulled|driven|come) (?:in|up)\b|\b(?:just |has been )dropped off\b/,
    when: says('plate', 'model'),
  },
  {
    intent: 'change_vehicle_owner',
    said: /\b(?:put it in (?:his|her|their) name|(?:mets?|passe) la? a son nom|belongs to|appartient a|est a (?:lui|elle)|change le proprietaire|a (?:rachete|achete)|(?:has )?bought)\b/,
    when: says('plate', 'model'),
  },
  {
    intent: 'block_time',
    said: /\b(?:block|bloque) (?:him|her|them|le|la|les)\b/,
    when: (reading) => names('colleague')(reading) && names('when')(reading),
  },
  {
    intent: 'block_time',
    said: verb(String.raw`bloque(?: moi| le)?|block|ferme le planning de`),
    when: names('bay', 'colleague', 'when'),
  },
  {
    intent: 'block_time',
    said: /\bneed (?:lift|bay|pont) \d off\b|\b(?:lift|bay|pont) \d (?:is )?(?:off|out of (?:action|order)|hors service|indisponible)\b/,
    when: (reading) => names('when')(reading) && !reading.text.includes('?'),
  },
  ...dealOpeners,
  {
    intent: 'book_for',
    said: /\b(?:mets?|met|book|reserve|cale|prends?|pose|case|put|schedule|inscris)\b/,
    when: (reading) =>
      ofSomebody(reading) &&
      reading.services.length > 0 &&
      reading.when !== null &&
      !/\b(?:tache|task|note|devis|quote|facture|invoice|decale|deplace|move|reschedule)\b/.test(fold(reading.text)),
  },
  {
    intent: 'find_contact',
    said: /\b(?:when|what|what s|whats|next)\b.*\b(?:is|has|does|she|he|they)\b.*\b(?:coming(?: in| up)?|booked(?: in)?(?: for)?|got coming|next)\b|\bwhat s .+ in for\b|\b(?:elle|il) (?:revient|vient|passe) quand\b|\bquand (?:est ce qu )?(?:elle|il) (?:revient|vient|passe)\b/,
    when: (reading) => !names('when', 'colleague', 'bay')(reading) && reading.services.length === 0,
  },
  {
    intent: 'find_contact',
    said: /\b(?:rdv|rendez vous|appointment) (?:de|d|of|for) .*\bc est quand\b|\bwhen is .* (?:appointment|coming)\b|\bquand (?:vient|passe) \b/,
    when: ofSomebody,
  },
  ...searchOpeners,
];

/** What a message asks for in so many words; null where it has to be heard. */
export function openedBy(reading: MemberReading): string | null {
  const said = fold(reading.source);
  return openers.find(({ said: pattern, when }) => pattern.test(said) && (when?.(reading) ?? true))?.intent ?? null;
}

/** What a text may open, before it is known whom it names. */
export function mayOpen(text: string): string[] {
  const said = fold(spelledOut(text));
  return openers.flatMap(({ intent, said: pattern, ofFields }) => (!ofFields && pattern.test(said) ? [intent] : []));
}
