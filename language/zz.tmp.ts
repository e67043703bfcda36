import { readWhen } from './when.ts';
const now = new Date('2026-11-23T08:00:00Z');
import { readFileSync } from 'node:fs';
for (const line of readFileSync(process.argv[2], 'utf8').split('\n')) {
  if (!line.trim()) { console.log(); continue; }
  const [l, text] = [line.slice(0,2), line.slice(3)];
  const w = readWhen(text, { now, zone: 'Europe/Paris', language: l as any });
  const d = w && (w.days.length > 3 ? `${w.days[0]?.slice(5)}..${w.days.at(-1)?.slice(5)}(${w.days.length})` : w.days.map(x=>x.slice(5)).join(','));
  console.log(`${l} ${text.padEnd(48)} ${w ? [d||'-', w.ambiguous?'AMB':'', (w.around?'~':'')+(w.time??''), w.from||w.to?`[${w.from??''}-${w.to??''}]`:'', w.problem??'', `"${w.text}"`].join(' ') : 'null'}`);
}
