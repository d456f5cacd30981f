import { didYouMean } from '../../nearest.ts';
import { ownEntry } from '../../own-entry.ts';
import type { Located } from '../../source.ts';
import { enterpriseTactics, otherTactics } from '../attack-tactics.ts';
import type { DocumentCheck, Say } from '../check-rule.ts';

interface Namespace {
  readonly form: RegExp;
  readonly words: readonly string[];
  readonly expected: string;
}

const tactics = [...Object.keys(enterpriseTactics), ...Object.keys(otherTactics)];

/** Sigma tags appendix 2.1. */
const namespaces: Readonly<Record<string, Namespace>> = {
  attack: {
    form: /^(?:t\d{4}(?:\.\d{3})?|[gsma]\d{4}|ds\d{4}|ta\d{4})$/,
    words: tactics,
    expected: 'a tactic, or a number such as t1059.004, g0001, s0002, ds0009, m1042, a0001',
  },
  car: { form: /^\d{4}-\d{2}-\d{3}$/, words: [], expected: 'an analytic such as car.2016-04-005' },
  cve: { form: /^\d{4}[.-]\d{4,}$/, words: [], expected: 'a number such as cve.2021-44228' },
  d3fend: {
    form: /^d3f?-[A-Za-z0-9-]+$/,
    words: ['model', 'harden', 'detect', 'isolate', 'deceive', 'evict'],
    expected: 'a tactic, or a technique such as d3fend.d3-am',
  },
  detection: {
    form: /^$/,
    words: ['dfir', 'emerging-threats', 'threat-hunting'],
    expected: 'one of dfir, emerging-threats, threat-hunting',
  },
  stp: { form: /^[1-5][auk]?$/, words: [], expected: 'a score such as stp.4 or stp.3k' },
  tlp: {
    form: /^$/,
    words: ['red', 'amber', 'amber-strict', 'green', 'clear'],
    expected: 'one of red, amber, amber-strict, green, clear',
  },
};

/** The tags that their namespaces spell out; others follow a form: `attack.t1059`, `cve.2021-44228`. */
export const spelledTags: readonly string[] = Object.entries(namespaces).flatMap(([name, { words }]) =>
  words.map((word) => `${name}.${word}`),
);

export const unknownTag: DocumentCheck = {
  scope: 'document',
  id: 'unknown-tag',
  severity: 'warning',
  summary: 'a tag outside the known namespaces, or one that its namespace does not have',
  examine({ tags }, say) {
    for (const tag of tags) examineTag(tag, say);
  },
};

function examineTag({ value, range }: Located<string>, say: Say): void {
  const dot = value.indexOf('.');
  if (dot <= 0) return;
  const name = value.slice(0, dot);
  const rest = value.slice(dot + 1);
  const namespace = ownEntry(namespaces, name);
  if (namespace === undefined) {
    const known = Object.keys(namespaces);
    const { hint = `namespaces are ${known.join(', ')}`, meant } = didYouMean(name, known);
    const suggestion = meant === undefined ? {} : { meant: `${meant}.${rest}` };
    say(range, `"${name}" is no namespace of tags`, { hint, ...suggestion });
    return;
  }
  if (namespace.form.test(rest) || namespace.words.includes(rest)) return;
  const dashed = rest.replaceAll('_', '-');
  const text = `"${value}" is not known: after "${name}." comes ${namespace.expected}`;
  if (namespace.words.includes(dashed)) {
    say(range, text, { hint: `write "${name}.${dashed}"`, meant: `${name}.${dashed}` });
    return;
  }
  const { hint, meant } = didYouMean(rest, namespace.words);
  say(range, text, hint === undefined ? {} : { hint, meant: `${name}.${meant}` });
}
