/**
 * What a phone sends when somebody presses a thumb on one of our messages, and theirs or ours cannot show it. iOS: `Liked “…”`,
 * `A aimé « … »`, `Reacted 👍 to “…”`, `Removed a heart from “…”`, `Loved an image`. Google Messages and Samsung: `👍 to “…”`, `👍 à « … »`,
 * `A réagi avec 👍 à « … »`. The quotation may be cut off by the phone.
 */
const quotation = String.raw`[“”"«‟„][\s\S]*`;
const thing = String.raw`(?:(?:an?|the|une?|le|la|l['’]|votre|your) ?)(?:image|photo|picture|movie|video|vidéo|attachment|message|audio message|sticker|link|location|contact|gif|pièce jointe|lien|position|message audio|autocollant|film|message vocal)`;
const emoji = String.raw`\p{Extended_Pictographic}[\p{Extended_Pictographic}\p{Emoji_Modifier}\u200d\ufe0f]*`;
const reactionEn = String.raw`(?:liked|loved|disliked|emphasi[sz]ed|questioned|laughed at|reacted (?:with )?(?:a |an )?(?:${emoji}|sticker)? ?to|removed (?:an? |the )?(?:like|heart|love|dislike|laugh|exclamation(?: mark)?|question mark|reaction|${emoji})(?: reaction)? from)`;
const reactionFr = String.raw`(?:(?:a |n['’]a pas )(?:aimé|adoré|mis en évidence|mis en exergue|souligné|questionné|ri(?: à| de)?|réagi(?: (?:avec|par) ${emoji}| ${emoji})? à|disliké)|s['’]interroge sur|(?:a )?(?:retiré|supprimé|enlevé) (?:un |une |le |la |son |sa |l['’])?(?:j['’]aime|like|cœur|coeur|rire|point d['’](?:exclamation|interrogation)|réaction|mention j['’]aime|${emoji})(?: (?:de|à|sur|pour))?)`;
const reaction = new RegExp(
  String.raw`^\s*(?:(?:${reactionEn}|${reactionFr})\s*(?:${quotation}|${thing}\s*$)|${emoji}\s*(?:to|à|pour|sur)\s*${quotation})`,
  'iu',
);

/** Whether a whole message is a phone's way of showing a reaction: it says nothing to be answered. */
export function isReaction(text: string): boolean {
  return reaction.test(text.normalize('NFC'));
}
