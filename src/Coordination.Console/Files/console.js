// Keeps the page as current as the hall: the address of a page, asked for as a stream, sends its content whenever it changes.
// Without this script a page is as it was when it was loaded, and says so.
const view = document.querySelector('#view');
const state = document.querySelector('[data-live-state]');
const retryMilliseconds = 2000;
let source = null;
let current = new Date();
let timer = 0;

function say(isLive, text) {
  state.textContent = text;
  state.classList.toggle('stale', !isLive);
  state.role = isLive ? null : 'status';
}

function lost() {
  const time = current.toLocaleTimeString('en', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZone: state.dataset.zone });
  say(false, state.dataset.stale.replace('{0}', time));
}

// What has the focus, and what was opened, stays so in what takes its place: both are found again by their ids.
function show(html) {
  const focused = view.contains(document.activeElement) ? document.activeElement.id || document.activeElement.getAttribute('href') : null;
  const opened = [...view.querySelectorAll('details[open][id]')].map(one => one.id);
  const template = document.createElement('template');
  template.innerHTML = html;
  view.replaceChildren(template.content);
  for (const id of opened) {
    document.getElementById(id)?.setAttribute('open', '');
  }
  if (focused !== null) {
    (document.getElementById(focused) ?? view.querySelector(`[href="${CSS.escape(focused)}"]`))?.focus({ preventScroll: true });
  }
}

function open() {
  source = new EventSource(location.href);
  source.addEventListener('view', event => {
    current = new Date();
    show(event.data);
    say(true, state.dataset.live);
  });
  source.addEventListener('same', () => {
    current = new Date();
    say(true, state.dataset.live);
  });
  source.addEventListener('stale', lost);
  source.addEventListener('over', () => location.reload());
  source.onerror = () => {
    lost();
    // A browser tries again by itself, unless it was answered with an error.
    if (source?.readyState === EventSource.CLOSED) {
      close();
      timer = setTimeout(open, retryMilliseconds);
    }
  };
}

function close() {
  clearTimeout(timer);
  source?.close();
  source = null;
}

// A page that nobody looks at follows nothing.
document.addEventListener('visibilitychange', () => {
  close();
  if (!document.hidden) {
    open();
  }
});
addEventListener('pagehide', close);
if (!document.hidden) {
  open();
}
