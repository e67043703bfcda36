import { fold } from './normalise.ts';

/** What machines say of themselves and of who is away; folded. */
const signs =
  /\b(?:repondeur|(?:reponse|message|sms) automatique|automatiquement|ne pas repondre|ne repondez pas|auto ?(?:reply|response|matic)|automatic(?:ally)?|automated|do not reply|don t reply|out of (?:the )?office|no reply|noreply|(?:je suis|nous sommes|i am|i m|we are|we re) (?:actuellement |currently |en ce moment |momentanement )?(?:absent\w*|indisponible\w*|en (?:conge\w*|vacances|reunion|deplacement)|unavailable|away|on (?:holiday|leave|vacation)|driving|in a meeting|au volant|en train de conduire)|(?:je conduis|i m driving)|absence du|(?:votre|your) message (?:a (?:bien )?ete|has been) (?:recu|received|transmis)|(?:avons|ai) bien recu votre (?:message|demande|sms)|(?:we|i) (?:have )?received your (?:message|text)|merci (?:pour|de) votre (?:message|sms|appel)|thank(?:s| you) for (?:your (?:message|text)|contacting|texting|reaching out)|(?:repondrai|repondrons|recontactera|recontacterons|rappellerai|rappellerons|reviendrai|reviendrons) (?:vers vous )?(?:des que|dans les|au plus|a mon retour|sous|prochainement)|(?:i|we) ?(?:ll| will) (?:get back|reply|respond|be in touch|call you back|text you) (?:to you )?(?:as soon|when|once|shortly|later|within)|a mon retour|on my return|when i (?:m back|return)|can t talk(?: right)? now|ce (?:numero|message) (?:n est pas|ne recoit pas|est genere)|this (?:number|inbox|mailbox) is not)\b/;
const shortest = 4;

/** One of the answers that phones offer to send in place of a call. */
const ofPhone = /^can t talk(?: right)? now what s up$/;

/** Whether a text reads like one that a phone or an office sends by itself to whoever writes. A machine asks nothing. */
export function isAutoReply(text: string): boolean {
  const folded = fold(text);
  if (text.includes('?') && !ofPhone.test(folded)) return false;
  return folded.split(' ').length >= shortest && signs.test(folded);
}
