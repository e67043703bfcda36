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
  return frenchHolidays(Number(date.slice(0, 4))).find((holiday) => holiday.date === date) ?? null;
}

/** The Gregorian computus of Meeus, Jones and Butcher: right for every year since 1583. */
function easterSunday(year: number): LocalDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const shift = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const days = epact + toSunday - 7 * shift + 114;
  const month = Math.floor(days / 31);
  return `${year}-0${month}-${String((days % 31) + 1).padStart(2, '0')}`;
}
