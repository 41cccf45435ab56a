/* global GIVEN -- `{ styles, faces, icons }` of the real card, put in front by first-use.ts: what is measured is the making, not the drawing */
/**
 * The same check-in card as somebody would write it by hand for one school's site and no other: one file, no library, no floor below it. It asks what
 * the real one asks, shows the same words and takes the same presses; it keeps nothing, retries nothing, checks no answer and speaks English.
 */
const host = document.querySelector('#card');
const { api, token } = host.dataset;

async function call(path, options = {}) {
  const answer = await fetch(api + path, { ...options, headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' } });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer.json();
}

const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const text = (value) => String(value).replace(/[&<>"]/g, (one) => escapes[one]);
const stroke = 'viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"';
const icon = (name) => `<svg class="icon" ${stroke}><path d="${GIVEN.icons[name]}"></path></svg>`;

const corners = [
  ['Lots of energy, feels hard', ['angry', 'worried', 'restless']],
  ['Lots of energy, feels good', ['excited', 'proud', 'happy']],
  ['Little energy, feels hard', ['sad', 'lonely', 'tired']],
  ['Little energy, feels good', ['calm', 'thankful', 'safe']],
];
const capital = (word) => word[0].toUpperCase() + word.slice(1);

const dayMs = 86_400_000;
const mondayOf = (day) => {
  const at = Date.parse(`${day}T00:00:00Z`) / dayMs;
  return at - ((at + 3) % 7);
};
const dayIn = (timeZone) => new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format();

const point = (radius, turn) => `${(12 + radius * Math.sin(turn * 2 * Math.PI)).toFixed(2)} ${(12 - radius * Math.cos(turn * 2 * Math.PI)).toFixed(2)}`;
const arc = (radius, from, until) => `M${point(radius, from)}A${radius} ${radius} 0 0 1 ${point(radius, until)}`;
const bridge = (from, until) => `${arc(10.4, from, until)}L${point(6.6, until)}A6.6 6.6 0 0 0 ${point(6.6, from)}Z`;

/** The last eight weeks, in two strands. */
function ring(checkIns, today) {
  const home = new Set();
  const school = new Set();
  for (const { on, voice, acknowledgements } of checkIns) {
    const week = mondayOf(on);
    if (voice === 'home' || acknowledgements.some(({ kind }) => kind === 'read-at-home')) home.add(week);
    if (voice === 'school') school.add(week);
  }
  const weeks = Array.from({ length: 8 }, (_, i) => mondayOf(today) - (7 - i) * 7);
  const paths = weeks.map((week, i) => {
    const [from, until] = [i / 8 + 0.022, (i + 1) / 8 - 0.022];
    const both = home.has(week) && school.has(week) ? `<path class="both" d="${bridge(from, until)}"></path>` : '';
    return `${both}<path class="${home.has(week) ? 'outer' : 'open'}" d="${arc(10.4, from, until)}"></path><path class="${school.has(week) ? 'inner' : 'open'}" d="${arc(6.6, from + 0.011, until - 0.011)}"></path>`;
  });
  const count = (took) => weeks.filter(took).length;
  const label = `The last 8 weeks: family took part in ${count((w) => home.has(w))}, school in ${count((w) => school.has(w))}, both in ${count((w) => home.has(w) && school.has(w))}.`;
  return `<svg class="ring" viewBox="0 0 24 24" role="img" aria-label="${label}">${paths.join('')}</svg>`;
}

function grid(question) {
  const cell = (feeling, index, isFirst) =>
    `<button type="button" class="cell" role="radio" data-value="${feeling}" aria-checked="false" aria-describedby="g${index}" tabindex="${isFirst ? 0 : -1}"><svg ${stroke}><path d="${GIVEN.faces[feeling]}"></path></svg><span>${capital(feeling)}</span></button>`;
  const groups = corners.map(
    ([label, feelings], index) =>
      `<div class="group tone-${index + 1}"><span class="group-label" id="g${index}" aria-hidden="true">${label}</span><div class="cells">${feelings.map((one, i) => cell(one, index, index + i === 0)).join('')}</div></div>`,
  );
  return `<div class="choice-grid"><div class="grid" role="radiogroup" aria-label="${text(question)}">${groups.join('')}</div></div>`;
}

function readers({ people, name }, viewer) {
  const order = ['student', 'home', 'school'];
  const others = order.flatMap((voice) => people.filter((person) => person.voice === voice && person.id !== viewer.id));
  const names = others.filter((person) => person.name !== null).map((person) => person.name);
  const unnamed = others.filter((person) => person.name === null && person.voice === 'home').length;
  if (unnamed === 1) names.push(`another adult in ${name}’s family`);
  if (unnamed > 1) names.push(`other adults in ${name}’s family`);
  if (others.some((person) => person.name === null && person.voice === 'school')) names.push('other staff of the school');
  return names.length ? `${new Intl.ListFormat('en', { type: 'conjunction' }).format(names)} will read this.` : 'Nobody else will read this.';
}

function words(student, viewer, { crisisContact: contact }) {
  const chip = (label, isChosen) =>
    `<label class="chip"><input type="radio" name="audience" class="visually-hidden" ${isChosen ? 'checked' : ''}><span>${text(label)}</span></label>`;
  const name = contact.url
    ? `<a href="${text(contact.url)}" rel="noopener noreferrer" target="_blank"><bdi>${text(contact.name)}</bdi></a>`
    : `<bdi>${text(contact.name)}</bdi>`;
  return `<div class="words"><div class="readers"><p class="readers-line">${icon('readers')}<span>${text(readers(student, viewer))}</span>
      <button type="button" class="link" aria-expanded="false" aria-controls="audience" data-toggle="audience">Change</button></p>
      <fieldset id="audience" class="chips" hidden><legend class="visually-hidden">Who may read this?</legend>${chip(`${student.name} too`, true)}${chip('Adults only', false)}</fieldset></div>
    <div class="watched small" dir="auto"><p>Nobody watches check-ins around the clock. If somebody is in danger or needs help now:</p>
      <p class="contact">${icon('phone')}<b>${name}</b>
      ${contact.phone ? `<a href="tel:${text(contact.phone.replace(/[^+\d*#]/g, ''))}" dir="ltr">${text(contact.phone)}</a>` : ''}
      ${contact.hours ? `<bdi class="quiet">${text(contact.hours)}</bdi>` : ''}</p></div>
    <div class="note-field"><label for="note">A few words, if you like</label>
      <textarea id="note" class="field" dir="auto" rows="3" aria-describedby="count" aria-invalid="false"></textarea><span id="count"></span></div></div>`;
}

function card({ viewer, students: [student], school }, today) {
  const question = `How is ${student.name} today?`;
  const { meaning = '' } = school.glossary.find(({ term }) => term.toLowerCase() === 'check-in') ?? {};
  const day = new Intl.DateTimeFormat('en', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(`${today}T12:00:00Z`));
  return `<section class="card" lang="en" dir="ltr" aria-labelledby="title">
    <header><div class="who">${ring([], today)}<div class="names"><h2 id="title" dir="auto">${text(student.name)}</h2></div></div>
      <div class="what"><span class="mode gloss"><button type="button" class="term" aria-expanded="false" aria-controls="meaning" data-toggle="meaning"
        aria-label="Check-in: what does this mean?"><span>Check-in</span>${icon('help')}</button><p class="meaning" id="meaning" hidden dir="auto">${text(meaning)}</p></span>
        <time class="quiet" datetime="${today}">${day}</time></div></header>
    <div class="form"><div class="question"><h3>${text(question)}</h3></div>${grid(question)}${words(student, viewer, school)}
      ${student.permissions.includes('add-goal-point') ? '<button type="button" class="link add-words">Add a point to a goal</button>' : ''}
      <div class="actions no-print"><button type="button" class="button primary" data-send>${icon('send')}Send</button>
        <button type="button" class="link quiet" data-skip>Not today</button><span class="kept small quiet"></span></div></div>
    <button type="button" class="link history-button no-print" aria-expanded="false">${icon('history')}Earlier check-ins</button>
    <p class="visually-hidden" role="status" aria-live="polite" aria-atomic="true"></p></section>`;
}

function choose(root, cell) {
  const isChosen = cell.getAttribute('aria-checked') === 'true';
  for (const other of root.querySelectorAll('.cell')) {
    other.setAttribute('aria-checked', String(other === cell && !isChosen));
    other.tabIndex = other === cell ? 0 : -1;
  }
}

const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function listen(root, student, today) {
  root.addEventListener('click', ({ target }) => {
    const button = target.closest('button');
    if (!button) return;
    const { toggle, value, send, skip } = button.dataset;
    if (value) choose(root, button);
    if (toggle) button.setAttribute('aria-expanded', String(!(root.getElementById(toggle).hidden = !root.getElementById(toggle).hidden)));
    if (skip !== undefined) root.querySelector('.form').hidden = true;
    if (send !== undefined) {
      const feeling = root.querySelector('.cell[aria-checked="true"]')?.dataset.value;
      const body = { kind: 'feelings', on: today, feeling, note: { text: root.querySelector('textarea').value, language: 'en' } };
      call(`students/${student.id}/check-ins`, { method: 'POST', body: JSON.stringify(body) }).then(
        () => (root.querySelector('[role="status"]').textContent = 'Your check-in is on its way.'),
        () => (root.querySelector('[role="status"]').textContent = 'It could not be sent.'),
      );
    }
  });
  root.addEventListener('keydown', (event) => {
    const cells = [...root.querySelectorAll('.cell')];
    const step = steps[event.key];
    if (!step || !cells.includes(event.target)) return;
    event.preventDefault();
    const next = cells[(cells.indexOf(event.target) + step + cells.length) % cells.length];
    next.focus();
    choose(root, next);
  });
  root.addEventListener('input', () => (root.querySelector('.kept').textContent = ''));
}

const session = await call('session');
const [student] = session.students;
const today = dayIn(session.school.timeZone);
const from = new Date((mondayOf(today) - 49) * dayMs).toISOString().slice(0, 10);
const reading = call(`students/${student.id}/check-ins?from=${from}&limit=200`);

const root = host.attachShadow({ mode: 'open' });
const sheet = new CSSStyleSheet();
sheet.replaceSync(GIVEN.styles);
root.adoptedStyleSheets = [sheet];
root.innerHTML = card(session, today);
listen(root, student, today);

const { items } = await reading;
root.querySelector('.ring').outerHTML = ring(items, today);

// A module of its own: it awaits, and its names are nobody else's.
export {};
