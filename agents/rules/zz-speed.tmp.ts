import { rulesModel } from './model.ts';
import { garageDesk } from './fixtures/businesses.ts';
import { openingOf, toolList, say } from './fixtures/talk.ts';
const t0=performance.now(); const model = rulesModel({sure:true}); console.log('train', (performance.now()-t0).toFixed(1));
const m2 = rulesModel({sure:false});
const short = garageDesk('fr'); short.history.push({role:'user',content:[{type:'text',text:'Bonjour, je voudrais une vidange jeudi matin svp'}]});
const long = garageDesk('fr');
for (const l of ['bonjour','un rdv','vidange','jeudi matin','plutôt vendredi','et l\'après-midi ?','vous avez plus tôt ?','c\'est combien ?','vous êtes où ?']) await say(long, m2, l);
long.history.push({role:'user',content:[{type:'text',text:'ok et plutôt samedi 10h alors, c\'est possible ?'}]});
long.history = long.history.slice(-24);
for (const [n,d] of [['short',short],['24 messages',long]] as const) {
  const prompt=[...openingOf(d),...d.history], tools=toolList(); const times:number[]=[];
  for(let i=0;i<2000;i++){const t=performance.now(); await model.doGenerate({prompt,tools}); times.push(performance.now()-t);}
  const s=times.slice(100).sort((a,b)=>a-b); const c0=process.cpuUsage(); for(let i=0;i<500;i++) await model.doGenerate({prompt,tools}); const c1=process.cpuUsage(c0); console.log('cpu ms', ((c1.user+c1.system)/500/1000).toFixed(2)); const cold: number[]=[]; for(let i=0;i<300;i++){ const q=[...prompt.slice(0,-1),{role:'user' as const,content:[{type:'text' as const,text:'ok et plutôt samedi 1'+(i%6)+'h alors '+i}]}]; const t=performance.now(); await model.doGenerate({prompt:q,tools}); cold.push(performance.now()-t);} cold.sort((a,b)=>a-b); console.log('new last message p50', cold[150]!.toFixed(2),'p99',cold[297]!.toFixed(2)); console.log(n, d.history.length,'p50',s[s.length>>1]!.toFixed(2),'p99',s[Math.floor(s.length*.99)]!.toFixed(2),'first',times[0]!.toFixed(1));
}
