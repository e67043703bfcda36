import { trainClassifier } from './classify.ts';
import { fold } from '#language/normalise.ts';
import { withoutCourtesies } from './manners.ts';
import { readdirSync } from 'node:fs';
import { readFileSync } from 'node:fs';
const rows: {skill:string; words:string[]; text:string}[] = [];
for (const f of readdirSync(new URL('./skills', import.meta.url))) {
  const src = readFileSync(new URL('./skills/'+f, import.meta.url),'utf8');
  const name = /name: '([\w-]+)'/.exec(src)![1]!;
  const ex = src.slice(src.indexOf('examples:'), src.indexOf('slots:'));
  for (const m of ex.matchAll(/^\s+('(?:[^'\\]|\\.)*'|"[^"]*"),$/gm)) {
    const t = m[1]!.slice(1,-1).replaceAll("\\'","'");
    const words = t.split(/(\{\w+\})/).flatMap(p=>p.startsWith('{')?[p.slice(1,-1).toUpperCase()]:fold(p).split(' ').filter(Boolean));
    rows.push({skill:name, words: withoutCourtesies(words), text:t});
  }
}
const K=10; let ok=0,n=0; const buckets=new Map<number,[number,number]>(); const conf=new Map<string,number>();
for (let k=0;k<K;k++){
  const c=trainClassifier(rows.filter((_,i)=>i%K!==k));
  rows.forEach((r,i)=>{ if(i%K!==k) return; const [b]=c.rank(r.words); n++; const hit=b!.skill===r.skill; if(hit) ok++; else { const key=`${r.skill}->${b!.skill}`; conf.set(key,(conf.get(key)??0)+1); if(b!.probability>.7) console.log('!',b!.probability.toFixed(2),key,r.text);} const bu=Math.floor(b!.probability*10); const v=buckets.get(bu)??[0,0]; v[0]+=hit?1:0; v[1]++; buckets.set(bu,v);});
}
console.log(n, ok/n); console.log([...buckets].sort((a,b)=>a[0]-b[0]).map(([b,[h,t]])=>`${b/10}: ${h}/${t}`).join('  ')); console.log([...conf].sort((a,b)=>b[1]-a[1]).slice(0,25));
const t0=performance.now(); trainClassifier(rows); console.log('train ms', performance.now()-t0);
