/** Texts no reader may throw on or hang over, 10,000 characters each: the same ones on every run. */
export function noise(): string[] {
  let state = 20_261_123;
  const random = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const of = (letter: () => string) => Array.from({ length: 10_000 }, letter).join('');
  const from = (letters: string) => of(() => letters.charAt(random(letters.length)));
  return [
    of(() => String.fromCharCode(random(65_536))),
    of(() => String.fromCharCode(32 + random(95))),
    from('0123456789 .,-/:h€%+()'),
    from("abcdefghijklmnopqrstuvwxyz éàè'-@. "),
    ...['0', '0 ', '9h', 'le 15 ', 'cent ', 'a.', 'ab-', '1 234 ', "je m'appelle ", 'oui ', ' '].map((part) =>
      part.repeat(10_000 / part.length),
    ),
  ];
}
