/** Every lesson once an epoch, each time in another order, with a rate that falls from epoch to epoch. */
export function* inEpochs<Lesson>(
  lessons: readonly Lesson[],
  { epochs, rate }: { epochs: number; rate: number },
  chance: () => number,
): Generator<{ lesson: Lesson; rate: number }> {
  const order = lessons.map((_, index) => index);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, chance);
    for (const index of order) {
      const lesson = lessons[index];
      if (lesson !== undefined) yield { lesson, rate: rate * (1 - epoch / epochs) };
    }
  }
}

/** Brings the list into another order, in place. */
function shuffle(list: number[], chance: () => number): void {
  for (let index = list.length - 1; index > 0; index--) {
    const other = Math.floor(chance() * (index + 1));
    const moved = list[index] ?? 0;
    list[index] = list[other] ?? 0;
    list[other] = moved;
  }
}
