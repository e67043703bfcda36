import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { train } from './brain.ts'; import { decide } from './decide.ts';
import { readPrompt } from './read-prompt.ts';
import { garageDesk } from './fixtures/businesses.ts'; import { openingOf, toolList } from './fixtures/talk.ts';
const file = process.argv[2] ?? 'held-out.yaml';
const data = parse(readFileSync(new URL('./'+file, import.meta.url),'utf8')) as Record<'fr'|'en',Record<string,string[]>>;
const c = train();
let right=0, abst=0, wrong=0, capt=0, n=0, nAbs=0, top=0, absOk=0; const rows:string[]=[];
for (const lang of ['fr','en'] as const) for (const [label, list] of Object.entries(data[lang])) for (const s of list) {
  const desk = garageDesk(lang); desk.history.push({role:'user',content:[{type:'text',text:s}]});
  const sit = readPrompt({prompt:[...openingOf(desk),...desk.history], tools: toolList()});
  const d = decide(sit, c, true); n++;
  const sure = d.step.kind!=='abstain';
  if (label==='abstain'){ nAbs++; if(sure){capt++; rows.push(`CAPTURE ${d.skill} ${d.confidence.toFixed(2)} | ${s}`);} else absOk++; }
  else { if(d.skill===label) top++; if(!sure){abst++; rows.push(`abstain ${label}->${d.skill} ${d.confidence.toFixed(2)} ${d.step.kind==='abstain'?d.step.why:''} | ${s}`);} else if(d.skill===label) right++; else {wrong++; rows.push(`WRONG ${label}->${d.skill} ${d.confidence.toFixed(2)} | ${s}`);} }
}
rows.sort(); if (!process.argv.includes('-q')) console.log(rows.join('\n'));
console.log({n, inDomain:n-nAbs, top1:(top/(n-nAbs)).toFixed(3), coverage:((right+wrong)/(n-nAbs)).toFixed(3), right, wrong, abst, nAbs, capt, falseCaptures: wrong+capt, precision:(right/(right+wrong+capt)).toFixed(3)});
