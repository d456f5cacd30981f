import { html, nothing, render } from 'lit-html';
import type { Answer, Finding } from '../judge/answer.ts';
import { createEditor, type Editor } from './editor.ts';
import { element } from './element.ts';
import { createJudges, type News } from './judges.ts';
import { printLink, readLink } from './link.ts';
import type { Sample } from './sample.ts';
import { bindCases, bindSamples, firstSample, openingEvents } from './samples.ts';
import { type State, stateFrom } from './state.ts';
import { bindTheme } from './theme.ts';
import { findingsView } from './view/findings.ts';
import { resultView } from './view/result.ts';
import { bindViews, showView } from './views.ts';

/** A pause in typing of this length is taken as the end of a thought. */
const pause = 250;

let state: State = { rules: '', pipeline: '', events: '', rule: null, event: null, tab: 'sigma' };
let answer: Answer | null = null;
let asking: ReturnType<typeof setTimeout> | undefined;

const answerPlace = element('answer', HTMLElement);
const told = element('told', HTMLElement);
const judges = createJudges(
  async () => new (await import('../worker/worker.ts?worker&inline')).default(),
  hear,
);

const editors: Readonly<Record<'rules' | 'pipeline' | 'events', Editor>> = {
  rules: createEditor({
    parent: element('rules', HTMLElement),
    label: 'Sigma rules, YAML',
    language: 'yaml',
    hint: 'title: …',
    changed: (rules) => written({ rules, rule: null }),
  }),
  pipeline: createEditor({
    parent: element('pipeline', HTMLElement),
    label: 'Pipeline, YAML',
    language: 'yaml',
    hint: 'where log sources are that the built-in pipelines do not know',
    changed: (pipeline) => written({ pipeline }),
  }),
  events: createEditor({
    parent: element('events', HTMLElement),
    label: 'Events: JSON, XML or log lines',
    language: 'lines',
    hint: 'a log line, {"winevt": …}, {"logsource": …, "fields": …}, a line of archives.json, a Windows event in XML',
    changed: (events) => written({ events, event: null }),
  }),
};
const showSample = bindSamples(element('sample', HTMLSelectElement), takeSample);
const showCases = bindCases(element('case', HTMLSelectElement), (events) => take({ events, event: null }));

bindTheme(element('theme', HTMLButtonElement));
bindViews();
element('share', HTMLButtonElement).addEventListener('click', () => void share());
element('skip', HTMLAnchorElement).addEventListener('click', (event) => {
  event.preventDefault();
  showView('result');
  element('result', HTMLElement).focus();
});
addEventListener('hashchange', () => void open());
void open();

/** Begins with what the link carries, else with a sample. */
async function open(): Promise<void> {
  const shared = await readLink(location.hash);
  if (shared !== null && typeof shared !== 'string') {
    showSample(null);
    showCases(null);
    take(stateFrom(shared));
    return;
  }
  if (shared !== null) say(shared);
  const sample = firstSample();
  if (answer !== null || sample === undefined) return;
  takeSample(sample);
}

function takeSample(sample: Sample): void {
  showSample(sample);
  showCases(sample);
  take({
    rules: sample.rules,
    pipeline: sample.pipeline,
    events: openingEvents(sample),
    rule: null,
    event: null,
  });
}

/** Puts something new before the judges that nobody typed. */
function take(change: Partial<State>): void {
  state = { ...state, ...change };
  for (const name of ['rules', 'pipeline', 'events'] as const) {
    if (editors[name].text !== state[name]) editors[name].replace(state[name]);
  }
  ask();
}

function written(change: Partial<State>): void {
  state = { ...state, ...change };
  clearTimeout(asking);
  asking = setTimeout(ask, pause);
}

function ask(): void {
  clearTimeout(asking);
  const { rules, pipeline, events, rule, event } = state;
  const name = /^name:\s*(.+)$/m.exec(pipeline)?.[1];
  element('pipeline-state', HTMLElement).textContent =
    pipeline.trim() === '' ? 'none besides the built-in ones' : (name ?? 'without a name');
  judges.ask({ rules, pipeline, events, rule, event });
}

function hear(news: News): void {
  document.body.dataset.judges = news.kind;
  if (news.kind === 'working') return;
  element('waiting', HTMLElement).hidden = true;
  if (news.kind === 'fault') {
    render(
      html`<div class="refused"><h3>A fault of this page, not of your rule</h3><p>${news.text}</p></div>`,
      answerPlace,
    );
    return;
  }
  answer = news.answer;
  say(`${answer.pack.rules} Wazuh rules, judged in ${Math.round(news.milliseconds)} ms`);
  show(answer);
  void remember();
}

function show(shown: Answer): void {
  const { findings, events, event } = shown;
  editors.rules.show(findings.filter(({ place }) => place.text === 'rules'));
  editors.pipeline.show(findings.filter(({ place }) => place.text === 'pipeline'));
  document.body.dataset.outcome = shown.chosen?.verdict.outcome ?? 'unknown';
  render(findingsView(findings, goTo), element('findings', HTMLElement));
  const looked = events[event];
  render(looked === undefined ? nothing : eventNotes(looked), element('event-notes', HTMLElement));
  render(
    resultView(shown, state.tab, {
      showTab(tab) {
        state = { ...state, tab };
        show(shown);
        void remember();
      },
      chooseRule: (rule) => take({ rule }),
      chooseEvent: (chosen) => take({ event: chosen }),
      goToLine: (line) => goTo({ text: 'rules', line, column: 1, endLine: line, endColumn: 1 }),
      copy: (text) => void copy(text, 'Copied.'),
    }),
    answerPlace,
  );
  showChosenEvent();
}

/** The event that is looked at may stand far down the list. */
function showChosenEvent(): void {
  const chosen = answerPlace.querySelector<HTMLElement>('.event[aria-pressed="true"]');
  const list = chosen?.closest<HTMLElement>('.events');
  if (chosen === null || list === null || list === undefined) return;
  const above = chosen.offsetTop - list.offsetTop;
  const isSeen = above >= list.scrollTop && above + chosen.offsetHeight <= list.scrollTop + list.clientHeight;
  if (!isSeen) list.scrollTop = above - list.clientHeight / 2;
}

function eventNotes({ form, line, problem, notes }: Answer['events'][number]) {
  return html`<p class=${problem === null ? 'read-as' : 'read-as bad'}>
      <span class="hint">line ${line}, read as</span> ${form}${problem === null ? nothing : html`: ${problem}`}
    </p>
    ${notes.map((note) => html`<p class="read-as warn">${note}</p>`)}`;
}

function goTo({ text, line, column }: Finding['place']): void {
  showView('rule');
  if (text === 'pipeline') element('pipeline-fold', HTMLDetailsElement).open = true;
  editors[text].goTo(line, column);
}

/** The address always opens the page as it is, so that nothing is lost on reload. */
async function remember(): Promise<void> {
  history.replaceState(null, '', await printLink(state));
}

async function share(): Promise<void> {
  await remember();
  await copy(location.href, 'The link is copied. It carries the rule and the events.');
}

async function copy(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say(done);
  } catch {
    say('This browser does not let the page copy; the address bar has the link.');
  }
}

function say(text: string): void {
  told.textContent = text;
}
