import { pageWords } from './words-page.js';
import { phoneWords } from './words-phone.js';
import { shopWords } from './words-shop.js';
import { traceWords } from './words-trace.js';

/** Every word of the page, region by region. Both languages have the same keys: a test compares them. */
export const words = {
  fr: { ...pageWords.fr, ...phoneWords.fr, shop: shopWords.fr, trace: traceWords.fr },
  en: { ...pageWords.en, ...phoneWords.en, shop: shopWords.en, trace: traceWords.en },
};
