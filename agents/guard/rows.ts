import { fold } from '#language/normalise.ts';
import type { Fact } from '#tools/facts.ts';
import { isText, type Leaf, type LeafReader } from './told.ts';

/** What figures are said of. */
export type SubjectKind = 'service' | 'contact' | 'technician' | 'vehicle' | 'document';

/** Each kind's subjects by all that they are called, folded: a service by its code and its name. */
export type Subjects = ReadonlyMap<SubjectKind, ReadonlySet<string>>;

/** One object that a tool returned or the context holds, with what the objects around it say of it. */
export interface Row {
  subjects: Subjects;
  /** The codes of the services of one visit, folded: its name is of all of them. Null where it is for one. */
  visit: ReadonlySet<string> | null;
  leaves: ReadonlyMap<string, unknown>;
  /** Whether one of its values is this fact, or for a day one of those around it. */
  holds(fact: Fact): boolean;
  /** The same, its texts read too. */
  tells(fact: Fact): boolean;
}

const kindByKey: Record<string, SubjectKind> = {
  ...{ service: 'service', serviceName: 'service', services: 'service' },
  ...{ contact: 'contact', contacts: 'contact', contactName: 'contact', customer: 'contact', customers: 'contact' },
  ...{ customerName: 'contact', client: 'contact', clients: 'contact', caller: 'contact' },
  ...{ technician: 'technician', technicians: 'technician', technicianName: 'technician' },
  ...{ plate: 'vehicle', model: 'vehicle', vehicle: 'vehicle', vehicles: 'vehicle' },
  ...{ reference: 'document', quoteReference: 'document', invoiceReference: 'document' },
};

interface Around {
  subjects: Subjects;
  visit: Row['visit'];
  days: readonly string[];
}

/** Every object of a value, each told apart from the others of its list by its subjects. */
export function rowsIn(value: unknown, read: LeafReader): Row[] {
  return rowsAt(value, '', { subjects: new Map(), visit: null, days: [] }, read);
}

function rowsAt(value: unknown, key: string, around: Around, read: LeafReader): Row[] {
  if (Array.isArray(value)) return value.flatMap((item) => rowsAt(item, key, around, read));
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  const leaves = new Map(entries.filter(([, leaf]) => typeof leaf !== 'object'));
  const named = subjectsOf(entries, key);
  const subjects = new Map([...around.subjects, ...named]);
  const visit = named.has('service') ? visitOf(entries) : around.visit;
  const days = [...leaves.values()].flatMap((leaf) => (isDay(leaf) ? [leaf.slice(0, 10)] : []));
  const own: Around = { subjects, visit, days: days.length > 0 ? days : around.days };
  const rest = entries.filter(([, inner]) => typeof inner === 'object');
  return [rowOf(leaves, own, read), ...rest.flatMap(([name, inner]) => rowsAt(inner, name, own, read))];
}

function rowOf(leaves: ReadonlyMap<string, unknown>, { subjects, visit, days }: Around, read: LeafReader): Row {
  const all: Leaf[] = [...days.map((day): Leaf => ['day', day]), ...leaves];
  const states = (leaf: Leaf, { kind, value }: Fact) => read(leaf).has(`${kind} ${value}`);
  return {
    ...{ subjects, visit, leaves },
    holds: (fact) => all.some((leaf) => !isText(leaf) && states(leaf, fact)),
    tells: (fact) => all.some((leaf) => states(leaf, fact)),
  };
}

function subjectsOf(entries: [string, unknown][], key: string): Subjects {
  const subjects = new Map<SubjectKind, Set<string>>();
  const add = (kind: SubjectKind, called: string) => {
    if (called !== '' && !isId(called)) subjects.set(kind, (subjects.get(kind) ?? new Set()).add(fold(called)));
  };
  const ownKind = kindByKey[key];
  const isVisit = visitOf(entries) !== null;
  if (ownKind) for (const called of callsOf(entries)) add(ownKind, called);
  for (const [name, inner] of entries) {
    const kind = kindByKey[name];
    // What is said of a visit is of all its services: the code of the main one is not its name.
    if (!kind || inner === null || (name === 'service' && isVisit && typeof inner === 'string')) continue;
    if (typeof inner === 'string') add(kind, inner);
    else if (typeof inner === 'object' && !Array.isArray(inner)) {
      for (const [each, values] of subjectsOf(Object.entries(inner), name))
        for (const called of values) add(each, called);
    }
  }
  return subjects;
}

/** Of an appointment or of what one is for, when there are several services. */
function visitOf(entries: [string, unknown][]): Row['visit'] {
  const { service, also } = Object.fromEntries(entries);
  if (typeof service === 'object' && service !== null) return visitOf(Object.entries(service));
  if (typeof service !== 'string' || !Array.isArray(also) || also.length === 0) return null;
  return new Set([service, ...also].map((code) => fold(String(code))));
}

/** What an object in a list of services or contacts is called. */
function callsOf(entries: [string, unknown][]): string[] {
  const { name, firstName, lastName } = Object.fromEntries(entries);
  const full = [firstName, lastName].filter((part) => typeof part === 'string').join(' ');
  return [typeof name === 'string' ? name : '', full];
}

function isDay(leaf: unknown): leaf is string {
  return typeof leaf === 'string' && /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?$/.test(leaf);
}

function isId(text: string): boolean {
  return /^[\da-f]{8}-[\da-f-]{27}$/i.test(text);
}
