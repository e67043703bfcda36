import type { Log } from '#db/log.ts';

export interface HealthReport {
  ready: boolean;
  parts: Record<string, { ok: boolean; ms: number; detail?: string }>;
}

export interface Health {
  report(): Promise<HealthReport>;
  /** From now on not ready: the load balancer sends no more, while what is at hand is finished. */
  drain(): void;
}

/** Checks each part; a part answers with a detail worth showing, or throws. `needed: false` tells, but does not decide. */
export interface HealthPart {
  name: string;
  needed: boolean;
  check(): Promise<string | null>;
}

const patienceMs = 2_000;

export function healthOf(parts: HealthPart[], log: Log): Health {
  let isDraining = false;
  return {
    drain: () => void (isDraining = true),
    async report() {
      const states = await Promise.all(parts.map((part) => stateOf(part, log)));
      const ready = !isDraining && parts.every((part, index) => !part.needed || states[index]?.ok);
      const named = parts.map((part, index) => [part.name, states[index]] as const);
      const drain = isDraining ? { stopping: { ok: false, ms: 0 } } : {};
      return { ready, parts: { ...(Object.fromEntries(named) as HealthReport['parts']), ...drain } }; // One state a part.
    },
  };
}

async function stateOf(part: HealthPart, log: Log): Promise<HealthReport['parts'][string]> {
  const started = performance.now();
  const timer = AbortSignal.timeout(patienceMs);
  try {
    const late = new Promise<never>((_resolve, reject) => {
      timer.addEventListener('abort', () => reject(new Error(`No answer within ${patienceMs} ms.`)));
    });
    const detail = await Promise.race([part.check(), late]);
    const ms = Math.round(performance.now() - started);
    return detail === null ? { ok: true, ms } : { ok: true, ms, detail };
  } catch (error) {
    log.warn({ part: part.name, error: error instanceof Error ? error.name : 'unknown' }, 'part not well');
    return { ok: false, ms: Math.round(performance.now() - started), detail: 'not answering' };
  }
}
