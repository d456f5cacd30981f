import {
  type ExplainedSearch,
  endText,
  type LookedAt,
  lookedAt,
  piecesOf,
  type RuleExplanation,
  verdictOf,
} from '@sigmazuh/explain';
import type { Attempt } from '@sigmazuh/logtest';
import { explanationStyle } from './explanation-style.ts';

/** One page that needs nothing else: the verdict, what Sigma says, the way of the event through the rule tree, the rules. */
export function explanationPage(explanation: RuleExplanation): string {
  const { entry, texts } = explanation;
  const { outcome, text } = verdictOf(explanation);
  const rules = texts.map(({ file, text: rule }) => `<!-- ${file} -->\n${rule}`).join('\n\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(entry.title)} – sigmazuh explain</title>
<style>${explanationStyle}</style>
</head>
<body>
<main>
<header>
<h1>${escaped(entry.title)}</h1>
<p class="place">${escaped(entry.path)}, ${escaped(entry.level ?? 'no level')}</p>
<p class="verdict ${outcome.replace(' ', '-')}">${escaped(text)}</p>
</header>
${sigmaSection(explanation)}${wazuhSection(explanation)}${texts.length === 0 ? '' : `<section>\n<h2>Wazuh rules</h2>\n<pre>${escaped(rules)}</pre>\n</section>\n`}</main>
</body>
</html>
`;
}

function sigmaSection({ rule, event }: RuleExplanation): string {
  const sigma = event?.sigma ?? null;
  if (event === null) return '';
  if (sigma === null) return section('Sigma', '<p>The event cannot be read, or the rule has no meaning.</p>');
  if (sigma.sources.length === 0) {
    return section('Sigma', '<p>Does not match: the event is of another log source.</p>');
  }
  const items = sigma.sources.flatMap(({ detection, filters }) => [
    ...detection.identifiers.map(
      ({ name, search, holds }) =>
        `<li class="card ${held(holds)}"><h3>${mark(holds)} ${escaped(name)}</h3>${searchList(search, rule)}</li>`,
    ),
    ...filters.map(
      ({ filter, detection: { holds } }) =>
        `<li class="card ${held(holds)}"><h3>${mark(holds)} filter ${escaped(filter.title.value)}</h3></li>`,
    ),
  ]);
  const heading = `Sigma ${sigma.holds ? 'matches' : 'does not match'}`;
  return section(heading, `<ul class="cards">\n${items.join('\n')}\n</ul>`);
}

function section(heading: string, content: string): string {
  return `<section>\n<h2>${escaped(heading)}</h2>\n${content}\n</section>\n`;
}

function searchList(search: ExplainedSearch, rule: RuleExplanation['rule']): string {
  if (search.kind !== 'item') {
    const [only, second] = search.searches;
    if (only !== undefined && second === undefined) return searchList(only, rule);
    const inner = search.searches.map((each) => `<li>${searchList(each, rule)}</li>`).join('');
    return `<p>${mark(search.holds)} ${search.kind === 'all' ? 'all of' : 'any of'}</p><ul class="parts">${inner}</ul>`;
  }
  const { field, modifiers, range, holds } = search;
  const name = [field ?? 'keywords', ...modifiers].join('|');
  const texts = lookedAt(search, rule);
  const looked =
    texts === null ? '<p class="absent">the event has no such field</p>' : texts.map(lookedAtHtml).join('');
  return `<p>${mark(holds)} <code>${escaped(name)}</code> <span class="place">line ${range.start.line}</span></p>${looked}`;
}

function lookedAtHtml(looked: LookedAt): string {
  const pieces = piecesOf(looked).map(({ text, isMarked }) =>
    isMarked ? `<mark>${escaped(text)}</mark>` : escaped(text),
  );
  return `<p class="text">${pieces.join('')}</p>`;
}

/** Every rule that was tried, as a tree: those that held lead on to what is below them. */
function wazuhSection({ event, texts }: RuleExplanation): string {
  const wazuh = event?.wazuh ?? null;
  if (wazuh === null) return '';
  const { verdict, attempts } = wazuh;
  const end =
    verdict.rule === null
      ? endText(wazuh)
      : `the event ends in rule ${verdict.rule.id}, level ${verdict.rule.level}`;
  const own = new Set(texts.map(({ id }) => id));
  const facts = `<p class="place">${verdict.tried} rules tried, decoder ${escaped(verdict.decoder ?? 'none')}</p>`;
  return section(`Wazuh: ${end}`, `${facts}\n${treeHtml(attempts, own)}`);
}

/** A list in a list: what was tried below a rule stands in that rule's entry. */
function treeHtml(attempts: readonly Attempt[], own: ReadonlySet<number>): string {
  const lines: string[] = [];
  const open: number[] = [];
  const depth = (): number => open.at(-1) ?? -1;
  for (const attempt of attempts) {
    for (; depth() > attempt.depth; open.pop()) lines.push('</li></ul>');
    if (depth() === attempt.depth) lines.push('</li>');
    else {
      lines.push('<ul>');
      open.push(attempt.depth);
    }
    lines.push(attemptHtml(attempt, own.has(attempt.rule)));
  }
  lines.push(...open.map(() => '</li></ul>'));
  return `<div class="tree">\n${lines.join('\n')}\n</div>`;
}

/** The beginning of an entry; what is below the rule comes before its end. */
function attemptHtml({ rule, level, description, failed }: Attempt, isOwn: boolean): string {
  const pack = isOwn ? ' <span class="tag">pack</span>' : '';
  const head = `${mark(failed === null)} <b>${rule}</b>${pack} <span class="place">level ${level}</span> ${escaped(description)}`;
  if (failed === null) return `<li class="holds"><p>${head}</p>`;
  const looked = failed.text === null ? 'the event has none' : JSON.stringify(failed.text);
  return `<li class="fails"><details><summary>${head}</summary><p>${escaped(failed.option)} wants <code>${escaped(failed.wanted)}</code></p><p class="text">${escaped(looked)}</p></details>`;
}

const held = (holds: boolean): string => (holds ? 'holds' : 'fails');
const mark = (holds: boolean): string => `<span class="mark ${held(holds)}">${holds ? '✓' : '✗'}</span>`;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? character).replace(/\u0000/g, '␀');
