import type { Business } from './business.ts';
import { firstNames, lastNames } from './names.ts';

export interface Person {
  firstName: string;
  lastName: string;
  email: string | null;
  language: 'fr' | 'en';
  phone: string;
  terminal: string | null;
}

export interface Car {
  /** The number of its owner in the list of people. */
  owner: number;
  plate: string;
  model: string;
  mileage: number;
}

/** The customer one plays, then others with names and numbers of their own. */
export function makePeople({ customer, people }: Business, count: number, random: () => number): Person[] {
  const made: Person[] = [{ ...customer, language: 'fr' }];
  const taken = new Set([`${customer.firstName} ${customer.lastName}`]);
  while (made.length < count) {
    const language = random() < 0.1 ? 'en' : 'fr';
    const firstName = pick(firstNames[language], random());
    const lastName = pick(lastNames[language], random());
    const hasEmail = random() < 0.7;
    if (taken.has(`${firstName} ${lastName}`)) continue;
    taken.add(`${firstName} ${lastName}`);
    const phone = `+${people.firstPhone + made.length - 1}`;
    const email = hasEmail ? `${plain(firstName)}.${plain(lastName)}@example.com` : null;
    made.push({ firstName, lastName, email, language, phone, terminal: null });
  }
  return made;
}

/** One vehicle each, then a second one for the first of them, up to `count`. None where the trade knows no vehicles. */
export function makeCars({ customer, people }: Business, owners: number, count: number, random: () => number): Car[] {
  if (!people.vehicles || !customer.vehicle) return [];
  const cars: Car[] = [{ owner: 0, ...customer.vehicle }];
  const plates = new Set([customer.vehicle.plate]);
  while (cars.length < count) {
    const plate = makePlate(random);
    const model = pick(people.vehicles.models, random());
    const mileage = 5_000 + Math.floor(random() * 190_000);
    if (plates.has(plate)) continue;
    plates.add(plate);
    // Whoever has two comes after the customer, whose one car the demo knows by heart.
    const owner = cars.length < owners ? cars.length : cars.length - owners + 1;
    cars.push({ owner, plate, model, mileage });
  }
  return cars;
}

/** A plate of the French system since 2009: no I, O or U, neither pair SS, and no WW, which are garage plates. */
function makePlate(random: () => number): string {
  const letters = 'ABCDEFGHJKLMNPQRSTVWXYZ';
  const pair = () => {
    const [first, second] = [pick([...letters], random()), pick([...letters], random())];
    return (first === 'S' && second === 'S') || (first === 'W' && second === 'W') ? 'BX' : `${first}${second}`;
  };
  const number = String(1 + Math.floor(random() * 999)).padStart(3, '0');
  return `${pair()}-${number}-${pair()}`;
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/[^a-z]/gi, '')
    .toLowerCase();
}

function pick<Item>(items: Item[], part: number): Item {
  return items[Math.floor(part * items.length)]!; // `part` is below 1 and the lists are not empty.
}
