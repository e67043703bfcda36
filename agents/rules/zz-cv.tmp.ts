import { trainClassifier } from './classify.ts';
import { SKILLS } from './skills.ts';
import { readExample } from './reading.ts';
const rows = SKILLS.flatMap(s=>[...s.examples.fr,...s.examples.en].map(t=>({skill:s.name,words:readExample(t),text:t})));
const K=10; let ok=0,n=0; const buckets=new Map<number,[number,number]>(); const conf=new Map<string,number>();
for (let k=0;k<K;k++){
  const c=trainClassifier(rows.filter((_,i)=>i%K!==k));
  rows.forEach((r,i)=>{ if(i%K!==k) return; const [b]=c.rank(r.words); n++; const hit=b!.skill===r.skill; if(hit) ok++; else { const key=`${r.skill}->${b!.skill}`; conf.set(key,(conf.get(key)??0)+1); if(b!.probability>.6) console.log('!',b!.probability.toFixed(2),key,r.text);} const bu=Math.floor(b!.probability*10); const v=buckets.get(bu)??[0,0]; v[0]+=hit?1:0; v[1]++; buckets.set(bu,v);});
}
console.log(n, ok/n); console.log([...buckets].sort((a,b)=>a[0]-b[0]).map(([b,[h,t]])=>`${b/10}: ${h}/${t}`).join('  ')); console.log([...conf].sort((a,b)=>b[1]-a[1]).slice(0,15));
for(let i=0;i<3;i++){const t0=performance.now(); trainClassifier(rows); console.log('train ms', performance.now()-t0);}
