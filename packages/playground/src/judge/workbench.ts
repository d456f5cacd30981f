import { packRuleTexts, verdictOf } from '@sigmazuh/explain';
import type { SigmaDocument, SigmaRule } from '@sigmazuh/parser';
import type { ManifestRule } from '@sigmazuh/wazuh';
import type { Answer, ChosenRule, EventSummary, Question, RuleSummary, Verdict } from './answer.ts';
import { type Built, build } from './build.ts';
import { conversionsOf } from './conversions.ts';
import { sigmaAnswer } from './explain-sigma.ts';
import { wazuhAnswer } from './explain-wazuh.ts';
import { findingsOf, type Said } from './findings.ts';
import { type JudgedEvent, judgeEvents } from './judge-events.ts';
import { readEvents } from './read-events.ts';
import { shownEvent } from './shown-event.ts';

/** Answers questions one after the other; what was built for the last one is kept while the rules stay the same. */
export interface Workbench {
  /** @param now for log lines without a year, in seconds since the epoch */
  answer(question: Question, now: number): Answer;
}

export function createWorkbench(): Workbench {
  let last: { readonly rules: string; readonly pipeline: string; readonly built: Built } | null = null;
  return {
    answer(question, now) {
      const { rules, pipeline } = question;
      if (last === null || last.rules !== rules || last.pipeline !== pipeline) {
        last = { rules, pipeline, built: build(rules, pipeline) };
      }
      return answerFrom(last.built, question, now);
    },
  };
}

/** A rule, filter left out, with its entry in the pack's table of contents. */
interface Entry {
  readonly document: Exclude<SigmaDocument, { readonly kind: 'filter' }>;
  readonly manifest: ManifestRule;
}

function answerFrom(built: Built, question: Question, now: number): Answer {
  const { pack, manager, said } = built;
  const entries = entriesOf(built);
  const judged = judgeEvents(readEvents(question.events), built, now);
  const index = chooseEvent(question.event, judged);
  const event = judged[index] ?? null;
  const rules = entries.map((entry) => summaryOf(entry, event, built));
  const chosenIndex = choose(question.rule, rules, event);
  const entry = entries[chosenIndex];
  const looked = entry === undefined ? null : lookInto(entry, chosenIndex, event, built);
  return {
    findings: findingsOf([...said, ...(looked?.said ?? [])]),
    rules,
    events: judged.map((each) => eventSummary(each, entries)),
    event: index,
    chosen: looked?.chosen ?? null,
    pack: { files: pack.files.length + pack.decoders.length, rules: pack.rules.length },
    loadMessages: manager.report.messages.map(({ text }) => text),
  };
}

function entriesOf({ documents, pack }: Built): readonly Entry[] {
  return documents.flatMap((document) => {
    if (document.kind === 'filter') return [];
    const manifest = pack.manifest.rules.find(
      ({ id, title }) => title === document.title.value && id === (document.id?.value ?? null),
    );
    return manifest === undefined ? [] : [{ document, manifest }];
  });
}

/** The one asked for; else the first that alerts, else the first that raises something, else the first; -1: none. */
function chooseEvent(wanted: number | null, judged: readonly JudgedEvent[]): number {
  if (wanted !== null && wanted >= 0) return Math.min(wanted, judged.length - 1);
  const alerting = judged.findIndex((each) => alertOf(each) !== null && each.raises.length > 0);
  const raising = judged.findIndex(({ raises }) => raises.length > 0);
  const chosen = alerting >= 0 ? alerting : Math.max(0, raising);
  return judged.length === 0 ? -1 : chosen;
}

/** The one asked for; else the one that alerts, else one that the event raises, else one it matches, else the first. */
function choose(wanted: number | null, rules: readonly RuleSummary[], event: JudgedEvent | null): number {
  if (wanted !== null && wanted < rules.length) return wanted;
  const found = [
    rules.findIndex(({ verdict }) => verdict.outcome === 'alert'),
    rules.findIndex(({ title }) => event?.raises.includes(title) === true),
    rules.findIndex(({ matches }) => matches === true),
  ];
  return found.find((index) => index >= 0) ?? 0;
}

function summaryOf(entry: Entry, event: JudgedEvent | null, built: Built): RuleSummary {
  const { document, manifest } = entry;
  return {
    title: document.title.value,
    level: manifest.level,
    line: document.range.start.line,
    status: manifest.status,
    verdict: verdictFor(entry, event, built),
    matches: event === null ? null : matches(document, event, built),
  };
}

function matches(
  { title, kind }: Entry['document'],
  event: JudgedEvent,
  { evaluator }: Built,
): boolean | null {
  if (typeof event.sigma === 'string') return null;
  if (kind === 'correlation') return event.raises.includes(title.value);
  const rule = evaluator.rules.find((each) => each.title.value === title.value);
  return rule === undefined ? null : evaluator.matches(rule, event.sigma);
}

function verdictFor(entry: Entry, event: JudgedEvent | null, built: Built): Verdict {
  const { document, manifest } = entry;
  if (document.kind === 'rule') {
    return verdictOf({
      rule: document,
      entry: manifest,
      texts: [],
      diagnostics: '',
      event: event === null ? null : { sigma: explained(document, event, built), wazuh: wazuhOf(event) },
    });
  }
  const raised = event?.raises.includes(document.title.value) === true;
  if (manifest.status === 'refused') {
    const reason = manifest.reason ?? 'no reason was given';
    return raised
      ? {
          outcome: 'judges differ',
          text: `holds as Sigma means it, but there is no Wazuh rule for it: ${reason}`,
        }
      : { outcome: 'unknown', text: `refused: ${reason}` };
  }
  const alerted = event !== null && manifest.wazuhIds.includes(alertOf(event)?.id ?? -1);
  if (raised && alerted) return { outcome: 'alert', text: `alerts as rule ${manifest.wazuhIds.join(', ')}` };
  if (raised) return { outcome: 'judges differ', text: 'holds as Sigma means it, but raises no alert' };
  if (alerted) return { outcome: 'judges differ', text: 'alerts, though Sigma does not say that it holds' };
  return { outcome: 'no alert', text: 'no alert: the correlation does not hold with this event' };
}

const wazuhOf = ({ wazuh }: JudgedEvent) => (typeof wazuh === 'string' ? null : wazuh);

function explained(rule: SigmaRule, event: JudgedEvent, { evaluator }: Built) {
  return typeof event.sigma === 'string' ? null : evaluator.explain(rule, event.sigma);
}

function alertOf(
  event: JudgedEvent,
): { readonly id: number; readonly level: number; readonly title: string } | null {
  const verdict = wazuhOf(event)?.verdict;
  if (verdict === undefined || !verdict.alert || verdict.rule === null) return null;
  const { id, level, description = '' } = verdict.rule;
  return { id: Number(id), level, title: description };
}

function eventSummary(judged: JudgedEvent, entries: readonly Entry[]): EventSummary {
  const { line, form, problem, notes } = judged.given;
  const shown = shownEvent(judged);
  const alert = alertOf(judged);
  const own = entries.find(({ manifest }) => alert !== null && manifest.wazuhIds.includes(alert.id));
  return {
    line,
    form,
    shown: shown.length > 160 ? `${shown.slice(0, 160)}…` : shown,
    problem:
      problem ?? (judged.given.event !== null && typeof judged.sigma === 'string' ? judged.sigma : null),
    notes,
    raises: judged.raises,
    alert: alert === null || own === undefined ? alert : { ...alert, title: own.document.title.value },
  };
}

function lookInto(
  entry: Entry,
  index: number,
  event: JudgedEvent | null,
  built: Built,
): { readonly chosen: ChosenRule; readonly said: readonly Said[] } {
  const { document, manifest } = entry;
  const texts = packRuleTexts(built.pack.rules, manifest.wazuhIds);
  const ownIds = new Set(built.pack.rules.map(({ id }) => id));
  const wazuh = event === null ? null : event.wazuh;
  const conversions = conversionsOf(document, manifest, texts, built);
  const chosen: ChosenRule = {
    index,
    verdict: verdictFor(entry, event, built),
    ...conversions.texts,
    sigma: sigmaSide(document, event, built),
    manager:
      wazuh === null
        ? 'Give an event to see its way through the rules.'
        : typeof wazuh === 'string'
          ? wazuh
          : wazuhAnswer(wazuh, texts, ownIds),
  };
  return { chosen, said: conversions.said };
}

function sigmaSide(
  document: Entry['document'],
  event: JudgedEvent | null,
  built: Built,
): ChosenRule['sigma'] {
  if (event === null) return 'Give an event to see what Sigma says of it.';
  if (typeof event.sigma === 'string') return event.given.problem ?? event.sigma;
  if (document.kind === 'correlation') {
    return event.raises.includes(document.title.value)
      ? 'The correlation holds with this event as its last.'
      : 'The correlation does not hold with this event as its last.';
  }
  if (document.kind === 'unsupported')
    return 'The rule has no meaning that could be asked; see the findings.';
  const explanation = explained(document, event, built);
  return explanation === null
    ? 'The rule has no meaning that could be asked; see the findings.'
    : sigmaAnswer(document, explanation);
}
