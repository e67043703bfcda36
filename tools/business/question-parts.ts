/** Where one thing asked ends and another begins, or the reason for asking. */
const seam = /[?!;.,:]+|\s(?:et|and|parce que|because|sinon|otherwise|mais|but|c'est pour)(?=\s)/i;

/** `Vous faites les pneus ? et ça prend cb de tps` */
const goesOn = /^\s*(?:et|ou|and|or)\s/i;

/** What a message asks, thing by thing. What is only told beside a question is no question: `Ma remorque fait six mètres.` */
export function partsOf(message: string): string[] {
  const sentences = message.match(/[^.?!\n]+[.?!]*/g) ?? [];
  const questions = sentences.filter((sentence) => sentence.includes('?') || goesOn.test(sentence));
  const asked = questions.length > 0 ? questions : sentences;
  return asked.flatMap((sentence) => sentence.split(seam)).filter((part) => part.trim() !== '');
}
