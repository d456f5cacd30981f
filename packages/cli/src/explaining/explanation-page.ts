import {
  type ExplainedSearch,
  type LookedAt,
  lookedAt,
  type RuleExplanation,
  verdictOf,
} from '@sigmazuh/explain';
import type { Attempt } from '@sigmazuh/logtest';

/** One page that needs nothing else: the verdict, what Sigma says, the way of the event through the rule tree, the rules. */
export function explanationPage(explanation: RuleExplanation): string {
  const { entry, texts } = explanation;
  const { outcome, text } = verdictOf(explanation);
  const rules = texts.map(({ file, text: rule }) => `<!-- ${file} -->\n${rule}`).join('\n\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(entry.title)} – sigmazuh explain</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escaped(entry.title)}</h1>
<p class="place">${escaped(entry.path)}, ${escaped(entry.level ?? 'no level')}</p>
<p class="verdict ${outcome.replace(' ', '-')}">${escaped(text)}</p>
${sigmaSection(explanation)}${wazuhSection(explanation)}${texts.length === 0 ? '' : `<h2>Wazuh rules</h2>\n<pre tabindex="0">${escaped(rules)}</pre>\n`}</main>
</body>
</html>
`;
}

function sigmaSection({ rule, event }: RuleExplanation): string {
  const sigma = event?.sigma ?? null;
  if (event === null) return '';
  if (sigma === null) return '<h2>Sigma</h2>\n<p>The event cannot be read, or the rule has no meaning.</p>\n';
  if (sigma.sources.length === 0) {
    return '<h2>Sigma</h2>\n<p>Does not match: the event is of another log source.</p>\n';
  }
  const items = sigma.sources.flatMap(({ detection, filters }) => [
    ...detection.identifiers.map(
      ({ name, search, holds }) =>
        `<li class="${held(holds)}"><b>${sign(holds)} ${escaped(name)}</b>${searchList(search, rule)}</li>`,
    ),
    ...filters.map(
      ({ filter, detection: { holds } }) =>
        `<li class="${held(holds)}"><b>${sign(holds)} filter ${escaped(filter.title.value)}</b></li>`,
    ),
  ]);
  return `<h2>Sigma ${sigma.holds ? 'matches' : 'does not match'}</h2>\n<ul>\n${items.join('\n')}\n</ul>\n`;
}

function searchList(search: ExplainedSearch, rule: RuleExplanation['rule']): string {
  if (search.kind !== 'item') {
    const [only, second] = search.searches;
    if (only !== undefined && second === undefined) return searchList(only, rule);
    const inner = search.searches.map((each) => `<li>${searchList(each, rule)}</li>`).join('');
    return `<p class="${held(search.holds)}">${sign(search.holds)} ${search.kind === 'all' ? 'all of' : 'any of'}</p><ul>${inner}</ul>`;
  }
  const { field, modifiers, range, holds } = search;
  const name = [field ?? 'keywords', ...modifiers].join('|');
  const texts = lookedAt(search, rule);
  const looked = texts === null ? '<p>the event has no such field</p>' : texts.map(lookedAtHtml).join('');
  return `<p class="${held(holds)}">${sign(holds)} <code>${escaped(name)}</code> <span class="place">line ${range.start.line}</span></p>${looked}`;
}

function lookedAtHtml({ text, part }: LookedAt): string {
  if (part === null) return `<p class="text">${escaped(text)}</p>`;
  const [before, found, after] = [
    text.slice(0, part.from),
    text.slice(part.from, part.to),
    text.slice(part.to),
  ];
  return `<p class="text">${escaped(before)}<mark>${escaped(found)}</mark>${escaped(after)}</p>`;
}

/** Every rule that was tried, as a tree: those that held lead on to what is below them. */
function wazuhSection({ event, texts }: RuleExplanation): string {
  const wazuh = event?.wazuh ?? null;
  if (wazuh === null) return '';
  const { verdict, attempts } = wazuh;
  const end =
    verdict.rule === null
      ? 'no rule takes the event'
      : `the event ends in rule ${verdict.rule.id}, level ${verdict.rule.level}`;
  const own = new Set(texts.map(({ id }) => id));
  return `<h2>Wazuh: ${escaped(end)}</h2>\n<p class="place">${verdict.tried} rules tried, decoder ${escaped(verdict.decoder ?? 'none')}</p>\n${treeHtml(attempts, own)}`;
}

function treeHtml(attempts: readonly Attempt[], own: ReadonlySet<number>): string {
  const lines: string[] = [];
  let depth = -1;
  for (const attempt of attempts) {
    while (depth < attempt.depth) {
      lines.push('<ul>');
      depth += 1;
    }
    while (depth > attempt.depth) {
      lines.push('</ul>');
      depth -= 1;
    }
    lines.push(attemptHtml(attempt, own.has(attempt.rule)));
  }
  for (; depth >= 0; depth -= 1) lines.push('</ul>');
  return `<div class="tree">\n${lines.join('\n')}\n</div>\n`;
}

function attemptHtml({ rule, level, description, failed }: Attempt, isOwn: boolean): string {
  const head = `${sign(failed === null)} ${rule}${isOwn ? ' (pack)' : ''}, level ${level}: ${description}`;
  if (failed === null) return `<li class="holds"><b>${escaped(head)}</b></li>`;
  const looked = failed.text === null ? 'the event has none' : JSON.stringify(failed.text);
  return `<li class="fails"><details><summary>${escaped(head)}</summary><p>${escaped(failed.option)} wants <code>${escaped(failed.wanted)}</code></p><p class="text">${escaped(looked)}</p></details></li>`;
}

const held = (holds: boolean): string => (holds ? 'holds' : 'fails');
const sign = (holds: boolean): string => (holds ? '✓' : '✗');

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? character).replace(/\u0000/g, '␀');

const style = `
:root { color-scheme: light dark; --ok: #176b2c; --bad: #a8201a; --quiet: #595959; --line: #d0d0d0; --found: #fff1a8; }
@media (prefers-color-scheme: dark) { :root { --ok: #7fd491; --bad: #ff9a93; --quiet: #ababab; --line: #444; --found: #5c5200; } }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0; }
main { max-width: 70rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.4rem; margin-bottom: 0; } h2 { font-size: 1.1rem; margin-top: 2rem; }
.place { color: var(--quiet); margin: 0; }
.verdict { font-size: 1.15rem; font-weight: 600; border-left: .3rem solid var(--quiet); padding-left: .8rem; }
.verdict.alert { border-color: var(--ok); } .verdict.no-alert, .verdict.judges-differ { border-color: var(--bad); }
ul { list-style: none; padding-left: 1.2rem; border-left: 1px solid var(--line); }
p { margin: .2rem 0; } .holds > b, p.holds { color: var(--ok); } .fails > b, p.fails, .fails summary { color: var(--bad); }
.text { font-family: ui-monospace, monospace; overflow-wrap: anywhere; white-space: pre-wrap; }
mark { background: var(--found); color: inherit; text-decoration: underline; }
code { overflow-wrap: anywhere; } pre { overflow-x: auto; border: 1px solid var(--line); padding: .8rem; }
`;
