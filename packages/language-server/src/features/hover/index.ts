import { type Level, levels } from '@sigmazuh/parser';
import { type Hover, MarkupKind, type Position } from 'vscode-languageserver/node';
import { attackEntryOf } from '../../attack/attack-names.ts';
import { rangeOf } from '../../lsp-diagnostic.ts';
import { type Place, placeAt } from '../../text/place.ts';
import { attributesUnder, correlationMeanings, statusMeanings } from '../attributes.ts';
import { settingSchema } from '../completion/settings.ts';
import { identifiersNamed } from '../definition.ts';
import type { AskedText } from '../feature.ts';
import { conditionWordAt, isCondition, isInSearch, keyPartAt, logSourceIn } from '../sigma-document.ts';
import { fieldMarkdown, modifierMarkdown } from './field.ts';
import { code, type Hovered, paragraphs } from './hovered.ts';
import { logSourceMarkdown } from './log-source.ts';

/** What is known of what stands at a position. */
export async function hoverAt(asked: AskedText, position: Position): Promise<Hover | null> {
  const { document, text, outline } = asked;
  const offset = document.offsetAt(position);
  const place = placeAt(outline, text, offset);
  if (place.word.text === '') return null;
  const hovered = await hoveredAt(place, offset, asked);
  if (hovered === null) return null;
  const { piece, markdown } = hovered;
  return {
    contents: { kind: MarkupKind.Markdown, value: markdown },
    range: rangeOf(document, piece.start, piece.end),
  };
}

async function hoveredAt(place: Place, offset: number, asked: AskedText): Promise<Hovered | null> {
  if (asked.kind === 'configuration') return settingHover(place);
  if (asked.kind === 'pipeline') return null;
  if (isCondition(place)) return identifierHover(place, offset, asked);
  if (place.role === 'value') return await valueHover(place, asked);
  if (!isInSearch(place)) return attributeHover(place);
  const part = keyPartAt(place.word, offset);
  if (part.text === '') return null;
  const markdown =
    part.role === 'field' ? fieldMarkdown(part.text, place.document, asked) : modifierMarkdown(part.text);
  return { piece: part, markdown };
}

function attributeHover({ path, word }: Place): Hovered | null {
  const known = attributesUnder(path);
  const meaning = Object.hasOwn(known, word.text) ? known[word.text] : undefined;
  return meaning === undefined ? null : { piece: word, markdown: `**${word.text}**: ${meaning}` };
}

function settingHover({ path, role, word }: Place): Hovered | null {
  const schema = settingSchema(role === 'key' ? [...path, word.text] : path);
  if (schema?.description === undefined || role === 'value') return null;
  const standard =
    schema.default === undefined ? null : `Unless said otherwise: ${code(String(schema.default))}`;
  return { piece: word, markdown: paragraphs(`**${word.text}**: ${schema.description}`, standard) };
}

async function valueHover(place: Place, asked: AskedText): Promise<Hovered | null> {
  const { path, word, document } = place;
  const markdown = (text: string | null | undefined): Hovered | null =>
    text == null ? null : { piece: word, markdown: text };
  switch (path.join('.')) {
    case 'tags':
      return markdown(attackText(word.text));
    case 'level':
      return markdown(levelText(word.text, asked));
    case 'status':
      return markdown(meaningText(word.text, statusMeanings));
    case 'correlation.type':
      return markdown(meaningText(word.text, correlationMeanings));
    case 'logsource.category':
    case 'logsource.product':
    case 'logsource.service':
      return markdown(logSourceMarkdown(logSourceIn(document), asked.project.logSources));
    case 'related.id':
    case 'correlation.rules':
    case 'filter.rules':
      return markdown(await ruleText(word.text, asked));
    default:
      return null;
  }
}

function attackText(tag: string): string | null {
  const entry = attackEntryOf(tag);
  if (entry === null) return null;
  const { id, name, kind } = entry;
  const page = kind === 'tactic' ? `tactics/${id}` : `techniques/${id.replace('.', '/')}`;
  return paragraphs(`**${name}**`, `ATT&CK ${kind} [${id}](https://attack.mitre.org/${page}/)`);
}

function levelText(text: string, { project }: AskedText): string | null {
  const level: Level | undefined = levels.find((each) => each === text);
  if (level === undefined) return null;
  return `**${level}**: alerts have level ${project.settings.configuration.levels[level]} in Wazuh`;
}

function meaningText(text: string, meanings: Readonly<Record<string, string>>): string | null {
  return Object.hasOwn(meanings, text) ? `**${text}**: ${meanings[text]}` : null;
}

async function ruleText(reference: string, { project }: AskedText): Promise<string | null> {
  await project.loaded;
  const rule = project.references.find(reference);
  if (rule === null) return null;
  return paragraphs(`**${rule.title}**`, rule.id === null ? null : code(rule.id));
}

/** The text of the search identifiers that a word of a condition stands for. */
function identifierHover(place: Place, offset: number, { text }: AskedText): Hovered | null {
  const found = identifiersNamed(place, offset);
  if (found.length === 0) return null;
  const whole = found.map(({ whole }) => {
    const lines = text.slice(text.lastIndexOf('\n', whole.start) + 1, whole.end).split(/\r\n|\n|\r/);
    const shown = lines.length > 20 ? [...lines.slice(0, 20), '    …'] : lines;
    return shown.join('\n');
  });
  const piece = conditionWordAt(place.word, offset);
  return { piece, markdown: ['```yaml', ...whole, '```'].join('\n') };
}
