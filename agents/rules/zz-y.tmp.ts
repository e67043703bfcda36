import { readWhen } from '#language/when.ts';
import { garageDesk, salonDesk } from './fixtures/businesses.ts';
import { say } from './fixtures/talk.ts';
import { rulesModel } from './model.ts';
const at = { now: new Date('2026-11-23T09:00:00+01:00'), zone: 'Europe/Paris', language: 'fr' as const };
for (const t of [
  'jeudi 26 à 14h',
  'Bonjour, je voudrais une vidange jeudi 26 à 14h',
  'jeudi 26',
  'à 14h',
  '26 à 14h',
  'vendredi à 15h',
  'vendredi à 15h ca irait ?',
  'jeudi, vendredi à 15h',
])
  console.log(t, JSON.stringify(readWhen(t, at)));
const m = rulesModel({ sure: false });
for (const [n, d, ls] of [
  ['c', garageDesk('fr'), ['Une vidange jeudi à 14h', 'ah non pardon, vendredi à 15h']],
  ['e', garageDesk('fr'), ['Bonjour, je voudrais une vidange jeudi 26 à 14h']],
  ['m', garageDesk('fr'), ['Bonjour, je dois déplacer mon rendez-vous de jeudi, vendredi à 15h ça irait ?']],
  ['s', salonDesk('en'), ['Hi, can I get my roots done on Thursday at 5pm?', 'yes please']],
] as any)
  for (const l of ls) {
    const r = await say(d, m, l);
    console.log(
      '>',
      l,
      '\n  ',
      r.text,
      r.choices,
      JSON.stringify(d.calls.slice(-r.calls.length || 99).map((c: any) => c.input)),
    );
  }
