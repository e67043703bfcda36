/** Keeps calls away from a model that just failed, so that a person waits for its failure once and not at every message. */
export interface Breaker {
  isOpen(): boolean;
  open(forMs: number): void;
  close(): void;
  /** When the model will be asked again; null while it is asked. */
  openUntil(): Date | null;
}

/** A provider may ask for any pause; one that lasts longer than this is tried all the same. */
const longestMs = 3_600_000;

export function makeBreaker(now: () => Date): Breaker {
  let until = 0;
  const isOpen = () => until > now().getTime();
  return {
    isOpen,
    open(forMs) {
      until = now().getTime() + Math.min(Math.max(forMs, 0), longestMs);
    },
    close() {
      until = 0;
    },
    openUntil: () => (isOpen() ? new Date(until) : null),
  };
}
