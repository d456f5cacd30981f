import { groupBy } from '@sigmazuh/compiler';
import { fieldCatalogue, patternText } from '@sigmazuh/pipeline';
import { builtinPipelines, type FieldPlace, placesOf, type SourceMapping } from '@sigmazuh/wazuh-events';
import { builtInPipeline } from '@sigmazuh/wazuh5';
import type { Page } from './pages.ts';

/** A log source of which something is known: where its events are in Wazuh 4, or why they are not there. */
interface KnownLogSource {
  readonly logSource: SourceMapping['logSource'];
  readonly sources: readonly SourceMapping[];
  readonly refused: string | null;
}

/**
 * The reference of fields: a page for each product, on it each log source with its fields, their places in Wazuh 4 and
 * what that rests on; and a table of them all. Made of the catalogue and the built-in pipelines.
 */
export function fieldPages(): readonly Page[] {
  const products = groupBy(knownLogSources(), ({ logSource }) => productOf(logSource));
  const pages = [...products].map(([product, known]) => ({
    path: `fields/${product.replaceAll(/[^a-z0-9]+/gi, '-')}.md`,
    product,
    known,
  }));
  const rows = pages.map(
    ({ path, product, known }) =>
      `| [${product}](${path.replace('fields/', '')}) | ${known.length} | ${known.filter(({ refused }) => refused !== null).length} |`,
  );
  const contents = [
    '# Fields by log source',
    'What is known of the events that rules ask about: which fields they have, where these are in Wazuh, and what that rests on. Made of the catalogue and the built-in pipelines; `sigmazuh list sources NAME` says the same of your project, with your [pipelines](../pipelines.md).',
    '| product | log sources | of them out of reach |\n|---|---|---|\n'.concat(rows.join('\n')),
  ];
  return [
    { path: 'fields/index.md', text: `${contents.join('\n\n')}\n` },
    ...pages.map(({ path, product, known }) => ({
      path,
      text: `# Fields: ${product}\n\n${known.map(logSourceSection).join('\n')}`,
    })),
  ];
}

const productOf = ({ product }: SourceMapping['logSource']): string =>
  product === undefined || product === '*' ? 'any product' : product;

function knownLogSources(): readonly KnownLogSource[] {
  const byText = new Map<string, KnownLogSource>();
  for (const { sources, refusals } of builtinPipelines) {
    for (const source of sources) {
      const known = byText.get(patternText(source.logSource));
      const others = known?.sources ?? [];
      byText.set(patternText(source.logSource), {
        logSource: source.logSource,
        sources: [...others, source],
        refused: null,
      });
    }
    for (const { logSource, reason } of refusals) {
      byText.set(patternText(logSource), { logSource, sources: [], refused: reason });
    }
  }
  return [...byText].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, known]) => known);
}

function logSourceSection({ logSource, sources, refused }: KnownLogSource): string {
  const head = `## ${patternText(logSource)}\n`;
  if (refused !== null) return `${head}\nRules are refused: ${escaped(refused)}\n`;
  const catalogue = fieldCatalogue(logSource, []);
  const mapped = sources.flatMap((source) => [...Object.keys(source.fields), ...(source.onlyFields ?? [])]);
  // Where only the beginnings of names are known there is a place for each name below them.
  const described = catalogue?.extent === 'whole names' ? [...catalogue.fields] : [];
  const absent = sources.flatMap((source) => source.absent ?? []);
  const fields = [...new Set([...described, ...mapped])]
    .filter((field) => !absent.includes(field) || sources.some((source) => placesOf(field, source)?.length))
    .toSorted((one, other) => (one < other ? -1 : 1));
  const elsewhere = builtInPipeline.sources.find(
    (each) => patternText(each.logSource) === patternText(logSource),
  );
  const rows = fields.map((field) => `| ${code(field)} | ${placesCell(field, sources)} |`);
  const parts = [
    sources.map(sourceItem).join('\n'),
    ...(elsewhere === undefined ? [] : [`In Wazuh 5: integration ${code(elsewhere.integration)}.`]),
    ...(catalogue?.extent === 'first parts'
      ? [`Names of fields begin with ${[...catalogue.fields].map(code).join(', ')}.`]
      : []),
    ...(rows.length === 0 ? [] : [`| field | in Wazuh 4 |\n|---|---|\n${rows.join('\n')}`]),
  ];
  return `${head}\n${parts.join('\n\n')}\n`;
}

function sourceItem({ name, basis, otherFields, needs, when }: SourceMapping): string {
  const conditions = Object.entries(when).map(
    ([field, values]) => `${code(field)} is ${values.map(code).join(' or ')}`,
  );
  const said = [
    ...(conditions.length === 0 ? [] : [`events of which ${conditions.join(' and ')}`]),
    ...(otherFields === undefined
      ? ['other fields are refused']
      : [
          `other fields are ${otherFields.prefix === '' ? 'there under their own names' : code(`${otherFields.prefix}…`)}`,
        ]),
    ...(needs === undefined ? [] : [`needs ${escaped(needs)}`]),
    basis === undefined ? 'what it rests on is not said' : `rests on ${basis.kind}: ${escaped(basis.source)}`,
  ];
  return `* ${code(name)}: ${said.join('; ')}.`;
}

function placesCell(field: string, sources: readonly SourceMapping[]): string {
  const undelivered = sources.flatMap((source) => source.undelivered?.[field] ?? []);
  if (undelivered.length > 0) return `never delivered: ${escaped(undelivered[0] ?? '')}`;
  const places = new Set(sources.flatMap((source) => placesOf(field, source) ?? []).map(placeText));
  return places.size === 0 ? 'no place is known' : [...places].join(' or ');
}

function placeText(place: FieldPlace): string {
  if (typeof place === 'string') return code(place);
  if ('part' in place) return `[part](../pipelines.md) ${code(place.part)} of the log`;
  if ('audit' in place) return `key ${code(place.audit)} of the audit record`;
  return `between ${place.between.map((text) => code(JSON.stringify(text))).join(' and ')} in the log`;
}

const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;
/** Prose of the pipelines, which may hold what Markdown would take for HTML or for a cell's end. */
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('|', '\\|');
