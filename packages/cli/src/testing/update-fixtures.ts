import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { writeFileAtomically } from '../files/write/write-files.ts';
import type { JudgedCase } from '../project/judge-fixtures.ts';
import { aliasOf } from './expected.ts';

/** What became of the cases that failed. */
interface Updated {
  readonly changed: number;
  /** Cases that cannot be made to say what happens, each with the reason. */
  readonly left: readonly string[];
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Makes the cases that failed expect what happens. Where the two judges differ from each other, or an alert comes from
 * a rule that the fixture has no name for, somebody has to look; such a case stays as it is.
 */
export function updateFixtures(judged: readonly JudgedCase[], workingDirectory: string): Updated {
  const edits = new Map<string, Edit[]>();
  const left: string[] = [];
  for (const each of judged) {
    if (each.agrees) continue;
    const { file } = each.fixture;
    const wanted = whatHappens(each);
    if (wanted.kind === 'unclear') {
      left.push(`${file}:${each.case.range.start.line} ${each.case.name}: ${wanted.reason}`);
      continue;
    }
    const { start, end } = each.case.expectRange;
    const edit = { start: start.offset, end: end.offset, text: wanted.text };
    edits.set(file, [...(edits.get(file) ?? []), edit]);
  }
  for (const [file, list] of edits) edit(resolve(workingDirectory, file), list);
  return { changed: [...edits.values()].flat().length, left };
}

type WhatHappens =
  | { readonly kind: 'clear'; readonly text: string }
  | { readonly kind: 'unclear'; readonly reason: string };

function whatHappens(judged: JudgedCase): WhatHappens {
  const { sigma, wazuh } = judged;
  if (sigma.winners.join() !== wazuh.winners.join()) {
    return { kind: 'unclear', reason: 'the judges differ from each other' };
  }
  const [winner, second] = wazuh.winners;
  if (winner === undefined) return { kind: 'clear', text: 'none' };
  if (second !== undefined)
    return { kind: 'unclear', reason: 'several records alert, and a case expects one alert' };
  const alias = aliasOf(winner, judged);
  return alias === null
    ? { kind: 'unclear', reason: `the alert comes from ${winner}, which "rules" does not name` }
    : { kind: 'clear', text: alias };
}

/** From the last to the first, so that places stay where they are. */
function edit(path: string, edits: readonly Edit[]): void {
  let text = readFileSync(path, 'utf8');
  for (const { start, end, text: put } of [...edits].sort((one, other) => other.start - one.start)) {
    text = text.slice(0, start) + put + text.slice(end);
  }
  writeFileAtomically(path, text);
}
