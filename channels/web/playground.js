import { openComposer, showChips, showComposer, writingBox } from './composer.js';
import { fetchHistory, fetchPersonas, follow, postMessage } from './connection.js';
import { part } from './element.js';
import { showPanel } from './panel.js';
import { showPeople } from './people.js';
import { showPhone } from './phone.js';
import { currentLanguage, recall, remember } from './preferences.js';
import { openSettings, showSettings } from './settings.js';
import { createState, enterPersona, takeEvent, takeHistory, viewOf } from './state.js';
import { openViews, showView, tellNews } from './views.js';
import { words } from './words.js';

const retryMs = 3_000;
/** The dots go by themselves when nothing comes. */
const redrawMs = 5_000;

startPlayground();

function startPlayground() {
  const state = createState();
  let problem = /** @type {string | null} */ (null);
  let isLost = false;
  let isUnreadable = false;

  openSettings(draw);
  openViews();
  openComposer(send, () => {
    problem = null;
    draw();
  });
  follow({
    onOpen() {
      isLost = false;
      void load();
    },
    onLost() {
      isLost = true;
      draw();
      // Without the live events the history can still be read.
      if (!state.isLoaded) void load();
    },
    onEvent(event) {
      takeEvent(state, event);
      if (event.kind === 'turn' && event.turn.persona === state.persona?.id) tellNews();
      draw();
    },
  });
  setInterval(draw, redrawMs);
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
    } catch {
      isUnreadable = true;
      if (!isLost) setTimeout(load, retryMs);
    }
    draw();
  }

  /** @param {string} id */
  function choosePersona(id) {
    const persona = state.personas.find((each) => each.id === id);
    if (!persona || id === state.persona?.id) return;
    if (state.persona) state.drafts.set(state.persona.id, writingBox().value);
    writingBox().value = state.drafts.get(id) ?? '';
    problem = null;
    remember('persona', id);
    enterPersona(state, persona);
    draw();
    void load();
  }

  /** @param {string} text @returns {Promise<boolean>} */
  async function send(text) {
    if (!state.persona) return false;
    const said = words[currentLanguage()].problems;
    const answer = text.trim()
      ? await postMessage(state.persona.id, text)
      : { accepted: false, code: 'empty', message: null };
    problem = answer.accepted ? null : [said[answer.code] ?? said.failed, answer.message].filter(Boolean).join(' ');
    // Accepted with the live events down: the history brings the message and, a moment later, its answer.
    if (answer.accepted && isLost) setTimeout(load, retryMs);
    draw();
    return answer.accepted;
  }

  /** @param {string} text */
  async function pick(text) {
    const hadFocus = part('chips').contains(document.activeElement);
    const isAccepted = await send(text);
    // A refused suggestion is kept like any other text.
    if (!isAccepted && !writingBox().value) writingBox().value = text;
    // The chips are replaced: the focus they had would be lost. A touch keyboard must not open by itself.
    if (hadFocus) (matchMedia('(pointer: fine)').matches ? writingBox() : part('talk')).focus();
  }

  /** @param {string} turnId @param {boolean} isByKeyboard */
  function inspect(turnId, isByKeyboard) {
    state.turnId = turnId;
    draw();
    showView('panel', isByKeyboard);
  }

  function draw() {
    const language = currentLanguage();
    showSettings(words[language]);
    const trouble = isLost ? words[language].lost : isUnreadable ? words[language].notLoaded : '';
    const banner = part('banner');
    if (banner.textContent !== trouble) banner.textContent = trouble;
    banner.hidden = !trouble;
    const view = viewOf(state, language);
    if (!view) return;
    showPeople(view, choosePersona);
    showChips(view, pick);
    showComposer(view, problem);
    showPhone(view, inspect);
    showPanel(view, (turnId) => {
      state.turnId = turnId;
      draw();
    });
  }
}
