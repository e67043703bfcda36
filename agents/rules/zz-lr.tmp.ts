import { trainClassifier } from './classify.ts';
import { conceptsOf } from './concepts.ts';
import { fold } from '#language/normalise.ts';
import { withoutCourtesies } from './manners.ts';
import { readdirSync, readFileSync } from 'node:fs';
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
const MARK=/^[A-Z]+$/;
function feats(words:string[], o:{concept:number,pair:number,chars:number,bi:number}):[string,number][]{
  const m=new Map<string,number>(); const add=(k:string,w:number)=>m.set(k,(m.get(k)??0)+w);
  const cs=new Set<string>();
  words.forEach((w,i)=>{ add(w,1); if(o.bi) add(`${words[i-1]??'^'} ${w}`,o.bi);
    if(MARK.test(w)){cs.add(w);return;} for(const c of conceptsOf(w)) cs.add(c);
    if(o.chars){const e=`<${w}>`; for(let s=0;s+3<=e.length;s++) add('#'+e.slice(s,s+3),o.chars);} });
  if(o.bi) add(`${words.at(-1)??'^'} $`,o.bi);
  const list=[...cs].sort(); for(const c of list) if(o.concept) add('@'+c,o.concept);
  if(o.pair) for(let i=0;i<list.length;i++) for(let j=i+1;j<list.length;j++) add(`@${list[i]}+${list[j]}`,o.pair);
  return [...m];
}
type Model=(w:string[])=>{skill:string;probability:number}[];
function nb(train:typeof rows,o:any,S=0.1,T=0.5):Model{
  const counts=new Map<string,Map<string,number>>(),tot=new Map<string,number>(),voc=new Set<string>();
  for(const r of train){const c=counts.get(r.skill)??new Map();counts.set(r.skill,c);for(const [f,w] of feats(r.words,o)){c.set(f,(c.get(f)??0)+w);tot.set(r.skill,(tot.get(r.skill)??0)+w);voc.add(f);}}
  const sk=[...counts.keys()];
  return w=>{const fs=feats(w,o).filter(([f])=>voc.has(f));const W=fs.reduce((s,[,x])=>s+x,0)||1;const sc=sk.map(k=>fs.reduce((s,[f,x])=>s+x*Math.log(((counts.get(k)!.get(f)??0)+S)/(tot.get(k)!+S*voc.size)),0)/W**T);const b=Math.max(...sc);const e=sc.map(s=>Math.exp(s-b));const Z=e.reduce((a,b)=>a+b,0);return sk.map((k,i)=>({skill:k,probability:e[i]!/Z})).sort((a,b)=>b.probability-a.probability);};
}
function lr(train:typeof rows,o:any,epochs=30,rate=0.3,l2=1e-4):Model{
  const sk=[...new Set(train.map(r=>r.skill))];const voc=new Map<string,number>();
  const X=train.map(r=>{const f=feats(r.words,o);const n=Math.sqrt(f.reduce((s,[,w])=>s+w*w,0));return f.map(([k,w])=>{let i=voc.get(k);if(i===undefined){i=voc.size;voc.set(k,i);}return [i,w/n] as const;});});
  const K=sk.length;const W=new Float64Array(voc.size*K);const B=new Float64Array(K);const y=train.map(r=>sk.indexOf(r.skill));
  const cnt=new Float64Array(K);y.forEach(c=>cnt[c]!++);
  let seed=7;const rnd=()=>{seed=(seed*1103515245+12345)&0x7fffffff;return seed/0x7fffffff;};
  const idx=X.map((_,i)=>i);
  for(let ep=0;ep<epochs;ep++){for(let i=idx.length-1;i>0;i--){const j=Math.floor(rnd()*(i+1));[idx[i],idx[j]]=[idx[j]!,idx[i]!];}
    const step=rate/(1+ep*0.1)*10;
    for(const n of idx){const x=X[n]!;const s=new Float64Array(K);for(let c=0;c<K;c++){let v=B[c]!;for(const [f,w] of x)v+=W[f*K+c]!*w;s[c]=v;}const m=Math.max(...s);let Z=0;for(let c=0;c<K;c++){s[c]=Math.exp(s[c]!-m);Z+=s[c]!;}
      const cw=Math.sqrt(train.length/K/cnt[y[n]!]!);
      for(let c=0;c<K;c++){const g=((s[c]!/Z)-(c===y[n]?1:0))*step*cw;B[c]!-=g*0.1;for(const [f,w] of x)W[f*K+c]=W[f*K+c]!*(1-l2*step)-g*w;}}}
  return words=>{const f=feats(words,o);const n=Math.sqrt(f.reduce((s,[,w])=>s+w*w,0));const sc=sk.map((_,c)=>{let v=B[c]!;for(const [k,w] of f){const i=voc.get(k);if(i!==undefined)v+=W[i*K+c]!*w/n;}return v;});const b=Math.max(...sc);const e=sc.map(s=>Math.exp(s-b));const Z=e.reduce((a,b)=>a+b,0);return sk.map((k,i)=>({skill:k,probability:e[i]!/Z})).sort((a,b)=>b.probability-a.probability);};
}
function cv(name:string,make:(t:typeof rows)=>Model){
  const K=10;let ok=0,n=0;const bu=new Map<number,[number,number]>();let t=0;
  for(let k=0;k<K;k++){const t0=performance.now();const c=make(rows.filter((_,i)=>i%K!==k));t+=performance.now()-t0;
    rows.forEach((r,i)=>{if(i%K!==k)return;const [b]=c(r.words);n++;const hit=b!.skill===r.skill;if(hit)ok++;const q=Math.floor(Math.min(.99,b!.probability)*10);const v=bu.get(q)??[0,0];v[0]+=+hit;v[1]++;bu.set(q,v);});}
  console.log(name,(ok/n).toFixed(3),'train',(t/K).toFixed(1),[...bu].sort((a,b)=>a[0]-b[0]).map(([b,[h,t]])=>`${b/10}:${h}/${t}`).join(' '));
}
const base={concept:0,pair:0,chars:.3,bi:1};
cv('nb base',t=>nb(t,base));
cv('nb concept',t=>nb(t,{concept:1,pair:0,chars:.3,bi:1}));
cv('nb c+pair',t=>nb(t,{concept:1,pair:.5,chars:.3,bi:.5}));
cv('nb c1.5+pair S.3',t=>nb(t,{concept:1.5,pair:1,chars:.2,bi:.5},.3));
cv('nb S.3',t=>nb(t,{concept:1,pair:.5,chars:.3,bi:.5},.3));
cv('nb S.05',t=>nb(t,{concept:1,pair:.5,chars:.3,bi:.5},.05));
cv('lr base',t=>lr(t,base));
cv('lr concept',t=>lr(t,{concept:1,pair:0,chars:.3,bi:1}));
cv('lr c+pair',t=>lr(t,{concept:1,pair:.5,chars:.3,bi:.5}));
cv('lr c+pair15',t=>lr(t,{concept:1,pair:.5,chars:.3,bi:.5},15));
cv('lr c+pair l2',t=>lr(t,{concept:1,pair:.5,chars:.3,bi:.5},20,.3,1e-5));
