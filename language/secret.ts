/** What keys of the providers we know look like, and what is called a password or a token. */
const shapes: readonly RegExp[] = [
  /\bAC[0-9a-f]{32}\b/gi,
  /\bSK[0-9a-f]{32}\b/g,
  /\bxox[abeprs]-[\w-]{10,}/g,
  /\bxapp-[\w-]{10,}/g,
  /\b\d{6,12}:[\w-]{30,}/g,
  /\b(?:sk|rk|pk)_(?:live|test)_\w{10,}/g,
  /\bAIza[\w-]{30,}/g,
  /\b[0-9a-f]{32,64}\b/gi,
];
const named =
  /(?<![\p{L}])(?:auth[ _-]?token|api[ _-]?key|clé (?:api|d'api|secrète)|secret(?: key)?|signing secret|token|jeton|mot de passe|mdp|password|passwd)\s*(?:=|:|est|is|c'est)\s*(?<secret>[^\s,;]{8,})/giu;
const mask = '••••••';

/** The text without what looks like a key or a password; null where nothing does. */
export function withoutSecrets(text: string): string | null {
  const bare = text.replaceAll(named, (whole, secret: string) =>
    isWord(secret) ? whole : whole.replace(secret, mask),
  );
  const masked = shapes.reduce((left, shape) => left.replaceAll(shape, mask), bare);
  return masked === text ? null : masked;
}

/** "Le mot de passe est incorrect" tells none. */
function isWord(text: string): boolean {
  return /^\p{L}+[.!?]?$/u.test(text) || text.includes('•');
}
