import type { ByteText } from '../bytes.ts';
import type { CompiledExpression, GroupUse } from './compiled.ts';
import { onDemand } from './on-demand.ts';
import { notFound, searchAlternative } from './osregex-search.ts';
import { type Alternative, parseOsRegex } from './osregex-syntax.ts';
import { osRegexPrefilter, type Prefilter } from './required-text.ts';

/**
 * Compiles an OSRegex pattern. Groups are only tracked where they are asked for: the original searches a little
 * differently then.
 */
export function compileOsRegex(pattern: ByteText, groups: GroupUse): CompiledExpression {
  const syntax = parseOsRegex(pattern);
  if (syntax.kind === 'refused') return syntax;
  const candidates = onDemand(() =>
    syntax.alternatives().map((alternative) => ({ alternative, possible: osRegexPrefilter(alternative) })),
  );
  return {
    kind: 'compiled',
    expression: {
      type: 'osregex',
      matches: (subject) =>
        candidates().some(
          ({ alternative, possible }) =>
            possible(subject) && searchAlternative(alternative, subject, null) !== notFound,
        ),
      capture: (subject) => captureFirst(candidates(), subject, groups),
    },
  };
}

interface Candidate {
  readonly alternative: Alternative;
  readonly possible: Prefilter;
}

function captureFirst(candidates: readonly Candidate[], subject: ByteText, groups: GroupUse) {
  // One parenthesis anywhere makes every alternative of the pattern a tracked one.
  const tracked = groups === 'captured' && candidates.some(({ alternative }) => alternative.marks > 0);
  for (const { alternative, possible } of candidates) {
    if (!possible(subject)) continue;
    const marks = tracked ? new Int32Array(alternative.marks).fill(-1) : null;
    const last = searchAlternative(alternative, subject, marks);
    if (last === notFound) continue;
    return {
      groups: marks === null ? [] : groupTexts(marks, subject),
      end: Math.min(last + 1, subject.length),
    };
  }
  return null;
}

/** Groups up to the first one that was not both opened and closed; those behind it are lost. */
function groupTexts(marks: Int32Array, subject: ByteText): readonly ByteText[] {
  const texts: ByteText[] = [];
  for (let slot = 0; slot + 1 < marks.length; slot += 2) {
    const start = marks[slot] ?? -1;
    const end = marks[slot + 1] ?? -1;
    if (start < 0 || end < 0) break;
    texts.push(subject.slice(start, Math.max(start, end)));
  }
  return texts;
}
