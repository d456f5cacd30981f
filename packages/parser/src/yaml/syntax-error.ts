import type { YAMLException } from 'js-yaml';
import type { Reporter } from '../reporter.ts';
import type { SourceRange } from '../source.ts';
import type { SourceText } from '../source-text.ts';

interface Explanation {
  readonly sign: RegExp;
  readonly message: string;
  readonly hint?: string;
}

/** What the YAML reader's complaints mean to someone who writes rules; the first whose sign fits is used. */
const explanations: readonly Explanation[] = [
  {
    sign: /within a (?:single|double) quoted scalar/,
    message: 'a quoted text is not closed',
    hint: 'add the closing quote; a single quote inside single quotes is written twice',
  },
  {
    sign: /within a flow collection/,
    message: 'a list "[" or map "{" is not closed',
  },
  {
    sign: /missed comma|expected the node content/,
    message: 'a comma is missing or superfluous between the elements of "[" or "{"',
  },
  {
    sign: /escape sequence|hexadecimal character/,
    message: 'an unknown escape inside double quotes',
    hint: 'use single quotes, in which a backslash is only a backslash',
  },
  {
    sign: /bad indentation of a sequence entry/,
    message:
      'this list element is not indented like its neighbours, or it is followed by something that is no element',
  },
  {
    sign: /bad indentation of a mapping entry/,
    message: 'this line does not fit the map around it',
    hint: 'indent all keys of a map alike, and quote a value that holds ": "',
  },
  {
    sign: /deficient indentation/,
    message: 'this line is indented less than the text it belongs to',
  },
  {
    sign: /multiline key|expected ':' after a mapping key|read a block mapping entry/,
    message: 'a key without a colon',
    hint: 'write "key: value", with a space after the colon',
  },
  {
    sign: /end of the stream or a document separator/,
    message: 'this text does not belong to what stands before it',
    hint: 'check the indentation and the quotes of the lines above',
  },
  {
    sign: /line break is expected/,
    message: 'text on the same line as "|" or ">"',
    hint: 'the text of a block starts on the next line',
  },
  { sign: /directive/, message: 'a line beginning with "%" that is no YAML directive' },
  {
    sign: /tag/,
    message: 'a YAML tag ("!…") that cannot be read',
    hint: 'quote a value that begins with "!"',
  },
  {
    sign: /alias/,
    message: 'a YAML alias ("*…") that cannot be read',
    hint: 'quote a value that begins with "*"',
  },
  {
    sign: /anchor/,
    message: 'a YAML anchor ("&…") that cannot be read',
    hint: 'quote a value that begins with "&"',
  },
];

/** A line whose value begins with a quote, and in which no closing one follows. */
const endsInsideQuotes = /^(?:[^'"#]*[:[{,]\s+|\s*(?:- +)*)(?:'(?:[^']|'')*|"(?:[^"\\]|\\.)*)$/;
/** How many lines above the error such a line is looked for. */
const farthestQuote = 50;

/** Turns an exception of the YAML reader into one diagnostic at its place. */
export function reportSyntaxError(problem: YAMLException, report: Reporter): void {
  const offset = problem.mark?.position ?? 0;
  const { source } = report;
  const range = characterAt(source, offset);
  if (problem.reason.includes('maxDepth')) {
    report.error('nesting-too-deep', range, 'lists and maps are nested too deeply here');
    return;
  }
  const tab = tabInIndentation(report, offset);
  if (tab !== null || problem.reason.includes('tab characters')) {
    const at = tab ?? offset;
    report.error('tab-indentation', source.range(at, at + 1), 'YAML is indented with spaces; this is a tab', {
      hint: 'replace each tab by four spaces',
    });
    return;
  }
  if (reportReservedStart(report, offset)) return;
  const quote = /quoted scalar|deficient indentation/.test(problem.reason) ? openQuote(report, offset) : null;
  if (quote !== null) {
    report.error('yaml-syntax', source.range(quote, quote + 1), 'this quote is not closed on its line', {
      hint: 'add the closing quote; a single quote inside single quotes is written twice',
    });
    return;
  }
  const found = explanations.find((each) => each.sign.test(problem.reason));
  const message = found === undefined ? `broken YAML: ${problem.reason}` : found.message;
  report.error('yaml-syntax', range, message, found?.hint === undefined ? {} : { hint: found.hint });
}

/** The character at an offset, whole where it takes two code units and the reader stopped between them. */
function characterAt(source: SourceText, offset: number): SourceRange {
  const { text } = source;
  const isWithin = /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, offset - 1), offset + 1));
  const start = isWithin ? offset - 1 : offset;
  const length = (text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1;
  return source.range(start, Math.min(start + length, text.length));
}

function tabInIndentation(report: Reporter, offset: number): number | null {
  const { line, column } = report.source.at(offset);
  const indentation = /^[ \t]*/.exec(report.source.line(line))?.[0] ?? '';
  const tab = indentation.indexOf('\t');
  return tab === -1 ? null : offset - (column - 1) + tab;
}

/** Values that begin with a character YAML keeps for itself, and keywords whose key is not quoted. */
function reportReservedStart(report: Reporter, offset: number): boolean {
  const { source } = report;
  const { line, column } = source.at(offset);
  const text = source.line(line);
  const key = /^\s*(?:- +)?(\|\w[\w|]*):/.exec(text);
  const character = text[column - 1] ?? '';
  const starts = '`@%'.includes(character) && /(?:^|[:\-?[{,]\s)\s*$/.test(text.slice(0, column - 1));
  if (character === '' || (key === null && !starts)) return false;
  const written = key?.[1] ?? character;
  const at = key === null ? offset : source.startOfLine(line) + text.indexOf(written);
  const what = key === null ? `a value cannot begin with "${written}"` : `the key "${written}" cannot stand`;
  report.error('yaml-syntax', source.range(at, at + written.length), `${what} without quotes`, {
    hint: key === null ? 'put the value in single quotes' : `write '${written}':`,
  });
  return true;
}

/**
 * The quote that was probably forgotten to be closed: the reader notices only where the text after it stops making
 * sense, which may be many lines later.
 */
function openQuote(report: Reporter, offset: number): number | null {
  const { source } = report;
  const last = source.at(offset).line;
  for (let line = last; line > 0 && line > last - farthestQuote; line -= 1) {
    const text = source.line(line);
    if (endsInsideQuotes.test(text)) return source.startOfLine(line) + text.search(/['"]/);
  }
  return null;
}
