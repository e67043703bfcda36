/** @typedef {import('./preferences.js').Language} Language */

const locales = { fr: 'fr-FR', en: 'en-GB' };
// Kept, because making one costs fifty times its use, and each drawing asks each message's day.
const days = eachLanguage({ weekday: 'long', day: 'numeric', month: 'long' });
const clocks = eachLanguage({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const weekdays = eachLanguage({ weekday: 'short' });
const instant = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d(:?\d\d)?)?$/;

/** `9 h 30`, `9 h`; `9:30 am`, `9 am`. @param {string} time `HH:MM` @param {Language} language */
export function formatTime(time, language) {
  const [hour = '', minute = ''] = time.split(':');
  if (minute !== '00') return formatStamp(time, language);
  if (language === 'fr') return `${Number(hour)}\u00A0h`;
  return `${Number(hour) % 12 || 12}\u00A0${Number(hour) % 24 < 12 ? 'am' : 'pm'}`;
}

/** As above with its minutes, as beside a message: `9 h 00`, `9:00 am`. @param {string} time @param {Language} language */
export function formatStamp(time, language) {
  const [hour = '', minute = ''] = time.split(':');
  if (language === 'fr') return `${Number(hour)}\u00A0h\u00A0${minute}`;
  return `${Number(hour) % 12 || 12}:${minute}\u00A0${Number(hour) % 24 < 12 ? 'am' : 'pm'}`;
}

/** An instant on the reader's own clock. @param {string} iso @param {Language} language */
export function formatClock(iso, language) {
  return formatStamp(clocks[language].format(new Date(iso)), language);
}

/** `lundi 23 novembre`. @param {string} iso an instant, or a day @param {Language} language */
export function formatDay(iso, language) {
  const text = days[language].format(iso.length === 10 ? new Date(`${iso}T12:00`) : new Date(iso));
  return language === 'fr' ? text.replace(/ 1 /, ' 1er ') : text;
}

/** `lun.` @param {string} day @param {Language} language */
export function formatWeekday(day, language) {
  return weekdays[language].format(new Date(`${day}T12:00`));
}

/** `402 ms`, `1,9 s`. @param {number} ms @param {Language} language */
export function formatDuration(ms, language) {
  if (ms >= 1000) return formatSeconds(ms, language);
  return `${formatNumber(ms, language, ms < 10 ? 1 : 0)}\u00A0ms`;
}

/** `0,6 s`: what a person waited. @param {number} ms @param {Language} language */
export function formatSeconds(ms, language) {
  const seconds = Math.max(0.1, ms / 1000);
  const text = seconds.toLocaleString(locales[language], { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return `${text}\u00A0s`;
}

/**
 * Models are priced in dollars; nothing is nothing in any currency, and said in the reader's.
 * @param {number} micros millionths of a US dollar @param {Language} language @param {number} decimals
 */
export function formatCost(micros, language, decimals) {
  return formatMoney(micros / 1_000_000, micros === 0 ? 'EUR' : 'USD', language, decimals);
}

/** @param {number} cents @param {Language} language */
export function formatCents(cents, language) {
  return formatMoney(cents / 100, 'EUR', language, 2);
}

/** A value of a record or an output as a person reads it; null for what no person reads. @param {string} name @param {unknown} value @param {Language} language */
export function formatValue(name, value, language) {
  if (typeof value === 'number' && /cents$/i.test(name)) return formatCents(value, language);
  if (typeof value === 'number') return formatNumber(value, language, 2);
  if (typeof value !== 'string' || value === '') return null;
  if (!instant.test(value)) return value;
  const at = new Date(value.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
  return Number.isNaN(at.getTime())
    ? value
    : `${formatDay(at.toISOString(), language)} ${formatClock(at.toISOString(), language)}`;
}

/** @param {number} number @param {Language} language @param {number} decimals */
export function formatNumber(number, language, decimals) {
  return number.toLocaleString(locales[language], { maximumFractionDigits: decimals });
}

const sizes = { fr: ['o', 'Ko', 'Mo'], en: ['B', 'kB', 'MB'] };

/** @param {number} bytes @param {Language} language */
export function formatBytes(bytes, language) {
  const step = bytes < 1_000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  return `${formatNumber(bytes / 1_000 ** step, language, step === 2 ? 1 : 0)}\u00A0${sizes[language][step]}`;
}

/** @param {number} amount @param {'EUR' | 'USD'} currency @param {Language} language @param {number} decimals */
function formatMoney(amount, currency, language, decimals) {
  return amount.toLocaleString(locales[language], {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
}

/** @param {Intl.DateTimeFormatOptions} options */
function eachLanguage(options) {
  return { fr: new Intl.DateTimeFormat(locales.fr, options), en: new Intl.DateTimeFormat(locales.en, options) };
}
