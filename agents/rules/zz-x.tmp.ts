import { train } from './brain.ts'; import { decide } from './decide.ts'; import { readPrompt } from './read-prompt.ts';
import { garageDesk, salonDesk } from './fixtures/businesses.ts'; import { openingOf, toolList } from './fixtures/talk.ts';
const b=train();
const L: [any,string][] = [
['fr',"Bonjour, j'ai rendez-vous jeudi à 9h, est-ce que je peux venir plutôt à 14h ?"],['fr','Je serai en retard de 10 minutes jeudi'],['fr','est-ce que je peux attendre sur place pendant la vidange ?'],
['fr','Vous pouvez me rappeler demain matin ?'],['fr','vous faites le contrôle technique ?'],['fr','mon rdv est confirmé pour jeudi ?'],['fr','ok merci à jeudi'],['fr','je confirme mon rdv de jeudi'],
['fr','vous avez reçu mes pneus ?'],['fr',"C'est pour une vidange sur une Clio de 2015, vous avez de la place cette semaine ?"],['fr','je souhaite un devis pour une courroie'],['fr','Peut-on payer en 4 fois ?'],
['fr','et pour les freins ?'],['fr','vidange'],['fr','jeudi'],['fr','demain 9h'],['fr','bonjour vidange prix ?'],['fr','vidange + révision c combien'],['fr','annulez tout'],['fr','je veux annuler la vidange'],
['fr','la voiture fait un bruit bizarre je voudrais un rdv demain'],['fr','voyant moteur allumé, rdv possible cette semaine ?'],['fr','ma voiture ne démarre plus'],['fr','combien de temps dure une révision ?'],['fr','à quelle heure je dois venir jeudi ?'],
['fr','je peux venir récupérer ma voiture à 18h ?'],['fr','vous êtes ouverts entre midi et deux ?'],['fr','vous êtes ouverts le 25 décembre'],['fr','quel jour est-on ?'],['fr','merci mais je préfère vendredi'],
['fr','Bonjour je suis Paul Durand je voudrais un rdv demain à 10h pour une vidange, ma plaque EF-456-GH'],['fr','T’es qui toi'],['fr','non'],['fr','oui'],['fr','1'],['fr','stop pub'],['fr','quel est le prix de la vidange pour une 208 ?'],
['fr','j ai crevé, vous pouvez me prendre maintenant ?'],['fr','URGENT besoin rdv aujourdhui freins'],['fr','rdv lundi en huit 14h30 pour pneus neige'],['fr','mon mari a rdv jeudi, il ne pourra pas venir'],
['en','can I come in at 3 instead of 9 on Thursday?'],['en','do you do MOT?'],['en','how long will the oil change take'],['en','oil change'],['en','Friday'],['en','I am running late'],['en','see you Thursday'],['en','my car makes a strange noise, can I bring it in tomorrow?'],
['en','do you have anything on Saturday for brakes?'],['en','can you call me back this afternoon?'],['en','I would like to know the price of a timing belt on my Golf'],['en','yes'],['en','cancel'],['en','move it to next week'],['en','is it ok if my wife drops the car'],['en','need to see someone about my brakes, they squeal'],['en','can i get it back tonight?'],['en','what is included in the full service?'],
];
for (const [l,t] of L){const d=garageDesk(l);const p=[...openingOf(d),{role:'user' as const,content:[{type:'text' as const,text:t}]}];const s=readPrompt({prompt:p,tools:toolList()});const a=decide(s,b,true),z=decide(s,b,false);
const st=(x:any)=>x.step.kind==='call'?`${x.step.tool} ${JSON.stringify(x.step.input)}`:x.step.kind==='say'?'"'+x.step.text.slice(0,90)+'"':'-- '+x.step.why;
console.log(`${l} ${t}\n     ${a.skill} ${a.confidence.toFixed(2)} | sure: ${st(a)}${a.step.kind==='abstain'?' | best: '+st(z):''}`);}
