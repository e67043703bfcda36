import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { openDesk } from './commands/desk.ts';
import { readEnvironment } from './config.ts';
const env = readEnvironment({ ...process.env, MODEL_CHAIN: process.argv[2] ?? 'rules,rules-best' });
const quiet = { debug() {}, info() {}, warn() {}, error(...a: unknown[]) { console.log('ERR', ...a); } };
const now = new Date('2026-11-23T09:00:00+01:00');
const desk = await openDesk({ env, place: { kind: 'pglite', folder: null, dump: null }, log: quiet, now: () => now, business: 'garage', channel: 'sms', write: () => {} });
const cases: string[][] = readFileSync('evals/phrasings.jsonl', 'utf8').split('\n').filter(Boolean).map((l) => JSON.parse(l).turns);
const held = parse(readFileSync('agents/rules/held-out.yaml', 'utf8')) as Record<string, Record<string, string[]>>;
const all = Object.values(held).flatMap((s) => Object.values(s).flat());
for (let i = 0; i < all.length; i += 12) cases.push(all.slice(i, i + 12));
let n = 0, bad = 0; const ms: number[] = [];
for (const turns of cases) {
  for (const t of turns) {
    const r = await desk.say(t) as any; n++;
    const guard = r?.turn.guard; if (r?.turn.ms?.guard) { ms.push(r.turn.ms.guard); if (r.turn.ms.guard > 6) console.log('SLOW', r.turn.ms.guard.toFixed(1), t, r.turn.trace.at(-1).content); }
    if (guard && guard.verdict !== 'passed') { bad++; console.log(JSON.stringify({ said: t, verdict: guard.verdict, problems: guard.problems, reply: (r.replies ?? r.outbound ?? []).map?.((m: any) => m.text ?? m) })); }
  }
  await desk.renew();
}
ms.sort((a, b) => a - b);
console.log({ n, bad, guardP50: ms[ms.length >> 1], p95: ms[Math.floor(ms.length * 0.95)], max: ms.at(-1) });
await desk.close();
