import { fold } from './normalise.ts';

/** How a question begins, in either language, after the words that lead to it. */
const opening =
  /^(?:(?:et|and|also|aussi|ok|okay|oui|yes|bonjour|bonsoir|hello|hi|hey|merci|thanks|super|great|du coup|au fait|sinon|par contre|by the way|btw|just|juste|so|alors|donc|well|ah|oh|pour payer|derniere question(?: promis)?|une question|quick question) )*(?:est ce qu\w*|c est (?:possible|ouvert|quoi|combien|ou)|il y a|y a t il|ya t il|y a|vous (?:etes|avez|auriez|prenez|acceptez|faites|pouvez|pourriez|vendez|utilisez|parlez|ouvrez|fermez|garantissez|facturez|les garantissez)|avez vous|auriez vous|prenez vous|acceptez vous|faites vous|pouvez vous|pourriez vous|etes vous|(?:je|on) (?:peux|peut|pourrai|pourrait|dois|doit)|puis je|peut on|faut il|il faut|combien|quand|comment|pourquoi|quel\w*|ou (?:est|etes|se|puis|dois|je|on)|a quelle|jusqu|qui|do (?:you|i|we)|does|did|is (?:there|it|that|the|parking|my)|are (?:there|you|dogs|pets|kids)|can (?:i|you|we|my|a|someone|he|she)|could (?:i|you|we)|would (?:you|it|i)|will (?:you|it|i)|should i|where|what|when|how|who|which|why|any)\b/;

/** Whether a message, or a clause of one, asks something: by its sign, or by how it begins. */
export function isQuestion(text: string): boolean {
  return text.includes('?') || opening.test(fold(text));
}
