import { showChips } from './chips.js';
import { showClock } from './clock.js';
import { chooseNone, openComposer, showComposer, writingBox } from './composer.js';
import { fetchHistory, fetchPersonas, fetchShop, follow } from './connection.js';
import { postClock, postFile, postMessage, postStartOver } from './connection.js';
import { element, hasChanged, part } from './element.js';
import { showFeed } from './feed.js';
import { showPeople } from './people.js';
import { showPhone } from './phone.js';
import { currentLanguage, recall, remember } from './preferences.js';
import { openSettings, showSettings } from './settings.js';
import { shareTalk } from './share.js';
import { showShop } from './shop.js';
import { createState, enterPersona, takeEvent, takeHistory, takePress, takeShop } from './state.js';
import { viewOf } from './view.js';
import { fitView, openViews, showLately, showView } from './views.js';
import { words } from './words.js';

const retryMs = 3_000;
/** The server keeps no more: refused here, it need not be sent. */
const mostFileBytes = 25 * 1024 * 1024;
/** The dots and the marks of what is new go by themselves when nothing comes. */
const redrawMs = 5_000;
/** The shop is read again after what happens, once for all that happens together, and for its clock. */
const gatherMs = 120;
const rereadMs = 20_000;

startPlayground();

function startPlayground() {
  const state = createState();
  let problem = /** @type {string | null} */ (null);
  let isUnreadable = false;
  let gathering = 0;

  openSettings(draw);
  openViews(draw);
  openComposer(send, () => {
    problem = null;
    draw();
  });
  part('again').addEventListener('click', startOver);
  part('share').addEventListener('click', () => {
    const view = viewOf(state, currentLanguage());
    if (view) void shareTalk(view);
  });
  addEventListener('resize', draw);
  follow({
    onOpen() {
      state.isLost = false;
      void load();
    },
    onLost() {
      state.isLost = true;
      draw();
      // Without the live events the history can still be read.
      if (!state.isLoaded) void load();
    },
    onEvent(event) {
      takeEvent(state, event);
      rereadSoon();
      draw();
    },
  });
  setInterval(draw, redrawMs);
  setInterval(reread, rereadMs);
  draw();
  document.documentElement.classList.add('is-ready');

  async function load() {
    try {
      state.told.clear();
      state.personas = await fetchPersonas();
      const persona = state.persona ?? state.personas.find(({ id }) => id === recall('persona')) ?? state.personas[0];
      if (!persona) return;
      if (!state.persona) enterPersona(state, persona);
      const history = await fetchHistory(persona.id);
      if (state.persona?.id !== persona.id) return;
      takeHistory(state, history);
      isUnreadable = false;
      draw();
      await reread();
    } catch {
      isUnreadable = true;
      if (!state.isLost) setTimeout(load, retryMs);
    }
    draw();
  }

  async function reread() {
    const place = state.persona?.place;
    if (!place) return;
    try {
      takeShop(state, await fetchShop(place));
      draw();
    } catch {
      // The last data stays; the live events say when the server is back.
    }
  }

  function rereadSoon() {
    clearTimeout(gathering);
    gathering = setTimeout(reread, gatherMs);
  }

  /** @param {string} id */
  function choosePersona(id) {
    const persona = state.personas.find((each) => each.id === id);
    if (!persona || id === state.persona?.id) return;
    if (state.persona) state.drafts.set(state.persona.id, writingBox().value);
    writingBox().value = state.drafts.get(id) ?? '';
    chooseNone();
    problem = null;
    remember('persona', id);
    enterPersona(state, persona);
    draw();
    void load();
  }

  /** Somebody's phone is taken in hand from elsewhere on the page. @param {string} id */
  function pickUp(id) {
    choosePersona(id);
    if (matchMedia('(width < 48rem)').matches) showView('phone');
    focusTalk();
  }

  /** @param {{ persona: string, text: string } | 'clock'} attempt */
  function tryOut(attempt) {
    if (attempt === 'clock') return void moveClock('morning');
    pickUp(attempt.persona);
    writingBox().value = attempt.text;
    draw();
  }

  /** @param {string} text @param {File | null} [file] @returns {Promise<boolean>} */
  async function send(text, file = null) {
    if (!state.persona) return false;
    const { problems } = words[currentLanguage()];
    const refused = file ? (file.size > mostFileBytes ? 'too_large' : null) : text.trim() ? null : 'empty';
    if (!refused) takePress(state);
    draw();
    const persona = state.persona.id;
    const answer = refused
      ? { accepted: false, code: refused, message: null }
      : await (file ? postFile({ persona, text, file }) : postMessage(persona, text));
    problem = answer.accepted
      ? null
      : [problems[answer.code] ?? problems.failed, answer.message].filter(Boolean).join(' ');
    if (!answer.accepted) state.workingUntil = 0;
    // Accepted with the live events down: the history brings the message and, a moment later, its answer.
    if (answer.accepted && state.isLost) setTimeout(load, retryMs);
    draw();
    return answer.accepted;
  }

  /** @param {string} text */
  async function pick(text) {
    const hadFocus = part('phone').contains(document.activeElement);
    const isAccepted = await send(text);
    // A refused suggestion is kept like any other text.
    if (!isAccepted && !writingBox().value) writingBox().value = text;
    // The chips are replaced: the focus they had would be lost.
    if (hadFocus) focusTalk();
  }

  /** A touch keyboard must not open by itself. */
  function focusTalk() {
    (matchMedia('(pointer: fine)').matches ? writingBox() : part('talk')).focus();
  }

  async function startOver() {
    const id = state.persona?.id;
    if (!id) return;
    const answer = await postStartOver(id);
    tellProblem(answer);
    state.unread.delete(id);
    await load();
  }

  /** @param {string} step */
  async function moveClock(step) {
    state.isMoving = true;
    draw();
    const answer = await postClock(step);
    state.isMoving = false;
    tellProblem(answer);
    await reread();
    draw();
  }

  /** @param {import('./connection.js').Answer} answer */
  function tellProblem(answer) {
    const { problems } = words[currentLanguage()];
    problem = answer.accepted ? null : (problems[answer.code] ?? problems.failed);
  }

  function draw() {
    const language = currentLanguage();
    fitView();
    showSettings(words[language]);
    showBanner(words[language]);
    const view = viewOf(state, language);
    if (!view) return;
    showPeople(view, choosePersona);
    showChips(view, pick);
    showComposer(view, problem);
    showPhone(view, pick);
    showShop(view, pickUp);
    showClock(view, moveClock);
    showFeed(view, tryOut);
    showLately(view);
  }

  /** @param {typeof words.fr} said */
  function showBanner(said) {
    const trouble = state.isLost
      ? said.lost
      : isUnreadable
        ? said.notLoaded
        : state.shop?.isReduced
          ? said.reduced
          : '';
    const rest = state.isLost || isUnreadable ? said.again : said.reducedRest;
    const banner = part('banner');
    banner.hidden = !trouble;
    if (hasChanged(banner, [trouble, rest]))
      banner.replaceChildren(...(trouble ? [element('b', {}, trouble), ' ', element('span', {}, rest)] : []));
  }
}
