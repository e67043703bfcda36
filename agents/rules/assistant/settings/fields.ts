import { fold } from '#language/normalise.ts';
import { type FieldOf, fieldKey, readFieldValue, readNewField, type SaidField } from '#language/settings/field.ts';
import { readFieldChange, readFieldName, type SaidFieldChange } from '#language/settings/field-change.ts';
import { defineIntent } from '../../dialogue/intent.ts';
import { type Opener, verb } from '../opening.ts';
import type { MemberReading } from '../reading.ts';

/** A field's own words first: "la clé de la Clio de Dupont c'est 12". */
const isValue = ({ source, fields }: MemberReading) =>
  fields.some((name) => {
    const read = readFieldValue(source, name);
    return read !== null && read.value !== null && read.record !== '';
  });

const asksValue = ({ source, fields }: MemberReading) =>
  fields.some((name) => {
    const read = readFieldValue(source, name);
    return read !== null && read.value === null && read.record !== '';
  });

const seeksValue = ({ source, fields }: MemberReading) => {
  const said = ` ${fold(source)} `;
  return fields.some((name) => [fold(name), fieldKey(name)].some((each) => said.includes(` ${each} `)));
};

/** "Clé 42", "numéro de clé 42": a field's name and what is in it, which is looked for. */
const isValueAlone = ({ source, fields }: MemberReading) =>
  fields.some((name) => {
    const said = fold(source);
    const at = [fold(name), fieldKey(name)].map((each) =>
      new RegExp(`^(?:(?:la|le|l|the|n|no|numero|number)(?: (?:de|d|of))? )*${each} (?<value>.+)$`).exec(said),
    );
    const value = at.find((found) => found !== null)?.groups?.['value'];
    return (
      value !== undefined &&
      /\d/.test(value) &&
      value.split(' ').length <= 2 &&
      !/\b(?:de|du|est|is|of|c)\b/.test(value)
    );
  });

export const fieldOpeners: readonly Opener[] = [
  {
    intent: 'custom_field',
    said: verb(
      String.raw`(?:ajoute[rz]?|rajoute[rz]?|cree[rz]?|add|create|make|nouveau|new)(?: [a-z]+){0,3} (?:champ|field)s?`,
    ),
    when: ({ source }) => readNewField(source) !== null,
  },
  {
    intent: 'remove_field',
    said: /\b(?:champ|case|colonne|field|column|box)s?\b/,
    when: ({ source }) => readFieldChange(source)?.kind === 'remove',
  },
  {
    intent: 'rename_field',
    said: /\b(?:champ|case|colonne|field|column|box)s?\b/,
    when: ({ source }) => readFieldChange(source)?.kind === 'rename',
  },
  { intent: 'set_field', said: /./, when: isValue, ofFields: true },
  { intent: 'show_field', said: /./, when: asksValue, ofFields: true },
  {
    intent: 'show_field',
    said: /\b(?:quel|quelle|qui|which|who|what|cherche|trouve|find)\b.* (?:a|ont|has|have|avec|with|porte)\b/,
    when: seeksValue,
    ofFields: true,
  },
  { intent: 'search', said: /\d/, when: isValueAlone, ofFields: true },
  {
    intent: 'list_fields',
    said: /^(?:(?:montre|affiche|show|liste|list|quels sont|what are)(?: moi| me)? )?(?:les|mes|nos|the|our|my) (?:champs|(?:custom )?fields)(?: (?:perso\w*|ajoutes))?$/,
  },
];

const ofField =
  (pick: (field: SaidField) => string | null) =>
  ({ source }: MemberReading) => {
    const read = readNewField(source);
    return read && pick(read);
  };

const answeredNoun = ({ source }: MemberReading): FieldOf | null => {
  const said = fold(source);
  if (/\b(?:vehicules?|voitures?|vehicles?|cars?)\b/.test(said)) return 'vehicle';
  if (/\b(?:clients?|clientes?|customers?|contacts?)\b/.test(said)) return 'contact';
  if (/\b(?:societes?|entreprises?|compan\w+)\b/.test(said)) return 'company';
  return /\b(?:rendez vous|rdv|appointments?|bookings?)\b/.test(said) ? 'appointment' : null;
};

export const addFieldIntent = defineIntent<MemberReading>({
  name: 'custom_field',
  slots: {
    name: {
      read: ofField(({ name }) => name),
      ask: { fr: "Comment le champ doit-il s'appeler ?", en: 'What shall the field be called?' },
      answer: ({ source }) => source.replaceAll(/[.!]+$/g, '').trim(),
    },
    noun: {
      read: ofField(({ noun }) => noun),
      ask: {
        fr: 'Sur quelles fiches : clients, véhicules, entreprises ou rendez-vous ?',
        en: 'On which records: customers, vehicles, companies or appointments?',
      },
      answer: answeredNoun,
    },
    kind: { read: ofField(({ kind }) => kind), ask: null },
    options: { read: ofField(({ options }) => (options.length > 0 ? JSON.stringify(options) : null)), ask: null },
  },
  tool: 'add_field',
  input: ({ name, noun, kind = 'text', options }) => ({
    ...{ name, noun, kind },
    ...(options !== undefined && { options: JSON.parse(options) as string[] }), // Written by `read` only.
  }),
});

const whole = { said: { read: ({ source }: MemberReading) => source, ask: null } };
const asSaid = ({ said }: Readonly<Record<string, string>>) => ({ said });

export const setFieldIntent = defineIntent<MemberReading>({
  ...{ name: 'set_field', slots: whole, tool: 'set_field', input: asSaid },
});
export const showFieldIntent = defineIntent<MemberReading>({
  ...{ name: 'show_field', slots: whole, tool: 'show_field', input: asSaid },
});
export const listFieldsIntent = defineIntent<MemberReading>({
  ...{ name: 'list_fields', slots: {}, tool: 'show_field', input: () => ({}) },
});

const ofChange =
  (pick: (change: SaidFieldChange) => string | null) =>
  ({ source }: MemberReading) => {
    const read = readFieldChange(source);
    return read && pick(read);
  };
const changed = {
  field: {
    read: ofChange(({ field }) => field),
    ask: { fr: 'Quel champ ?', en: 'Which field?' },
    answer: ({ source }: MemberReading) => source.replaceAll(/[.!]+$/g, '').trim(),
  },
  noun: { read: ofChange(({ noun }) => noun), ask: null },
};

export const removeFieldIntent = defineIntent<MemberReading>({
  ...{ name: 'remove_field', slots: changed, tool: 'remove_field' },
  input: ({ field, noun }) => ({ field, ...(noun !== undefined && { noun }) }),
});

export const renameFieldIntent = defineIntent<MemberReading>({
  name: 'rename_field',
  slots: {
    ...changed,
    name: {
      read: ofChange(({ name }) => name),
      ask: { fr: 'Quel nom lui donner ?', en: 'What shall it be called?' },
      answer: ({ source }) => readFieldName(source),
    },
  },
  tool: 'rename_field',
  input: ({ field, noun, name }) => ({ field, name, ...(noun !== undefined && { noun }) }),
});
