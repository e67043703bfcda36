import { remembering } from '#language/remember.ts';
import { easterSunday } from '#language/when/easter-sunday.ts';
import { addDays, type LocalDate } from '#language/zone.ts';

export interface Holiday {
  date: LocalDate;
  fr: string;
  en: string;
}

/** The eleven public holidays of France (Code du travail, article L3133-1), in the order of the year. */
export function frenchHolidays(year: number): Holiday[] {
  const easter = easterSunday(year);
  return [
    { date: `${year}-01-01`, fr: "Jour de l'an", en: "New Year's Day" },
    { date: addDays(easter, 1), fr: 'Lundi de Pâques', en: 'Easter Monday' },
    { date: `${year}-05-01`, fr: 'Fête du Travail', en: 'Labour Day' },
    { date: `${year}-05-08`, fr: 'Victoire 1945', en: 'Victory Day' },
    { date: addDays(easter, 39), fr: 'Ascension', en: 'Ascension Day' },
    { date: addDays(easter, 50), fr: 'Lundi de Pentecôte', en: 'Whit Monday' },
    { date: `${year}-07-14`, fr: 'Fête nationale', en: 'Bastille Day' },
    { date: `${year}-08-15`, fr: 'Assomption', en: 'Assumption Day' },
    { date: `${year}-11-01`, fr: 'Toussaint', en: "All Saints' Day" },
    { date: `${year}-11-11`, fr: 'Armistice 1918', en: 'Armistice Day' },
    { date: `${year}-12-25`, fr: 'Noël', en: 'Christmas Day' },
  ].toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

/** The public holiday on a day, or null on any other day. */
export function holidayOn(date: LocalDate): Holiday | null {
  const year = date.slice(0, 4);
  return holidaysOf(year, year).get(date) ?? null;
}

const yearsKept = 8;
const holidaysOf = remembering(
  yearsKept,
  (year: string) => new Map(frenchHolidays(Number(year)).map((holiday) => [holiday.date, holiday])),
);
