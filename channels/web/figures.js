/** @typedef {import('./preferences.js').Language} Language */

const locales = { fr: 'fr-FR', en: 'en-GB' };
// Kept, because making one costs fifty times its use, and each drawing asks each message's day.
const clocks = eachLanguage({ hour: '2-digit', minute: '2-digit' });
const days = eachLanguage({ weekday: 'long', day: 'numeric', month: 'long' });
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** @param {number} ms @param {Language} language */
export function formatDuration(ms, language) {
  if (ms >= 1000) return `${formatNumber(ms / 1000, language, 2)} s`;
  return `${formatNumber(ms, language, ms < 10 ? 1 : 0)} ms`;
}

/** Four decimals: an answer costs fractions of a cent. @param {number} micros millionths of a US dollar, which models are priced in @param {Language} language */
export function formatCost(micros, language) {
  return formatMoney(micros / 1_000_000, 'USD', language, 4);
}

/** @param {string} iso @param {Language} language */
export function formatClock(iso, language) {
  return clocks[language].format(new Date(iso));
}

/** @param {string} iso @param {Language} language */
export function formatDay(iso, language) {
  return days[language].format(new Date(iso));
}

/**
 * A column as a person reads it: cents as euros, instants as local time, the rest as it is.
 * @param {string} column @param {unknown} value @param {Language} language
 */
export function formatColumn(column, value, language) {
  if (value === null || value === undefined) return '—';
  if (typeof value === 'number' && /cents$/i.test(column)) return formatMoney(value / 100, 'EUR', language, 2);
  if (typeof value === 'string' && instant.test(value)) {
    return new Date(value).toLocaleString(locales[language], { dateStyle: 'medium', timeStyle: 'short' });
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** @param {number} number @param {Language} language @param {number} decimals */
function formatNumber(number, language, decimals) {
  return number.toLocaleString(locales[language], { maximumFractionDigits: decimals });
}

/** @param {number} amount @param {'EUR' | 'USD'} currency @param {Language} language @param {number} decimals */
function formatMoney(amount, currency, language, decimals) {
  return amount.toLocaleString(locales[language], {
    style: 'currency',
    currency,
    minimumFractionDigits: decimals,
  });
}

/** @param {Intl.DateTimeFormatOptions} options */
function eachLanguage(options) {
  return { fr: new Intl.DateTimeFormat(locales.fr, options), en: new Intl.DateTimeFormat(locales.en, options) };
}
