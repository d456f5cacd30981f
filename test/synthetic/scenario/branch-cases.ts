import { predicateKey } from '@sigmazuh/compiler';
import type { Dice } from '../dice.ts';
import { nearTexts } from '../pattern/near-texts.ts';
import type { Branch, Literal } from './disjunctive-branches.ts';
import { type FieldText, type FieldTexts, type Question, questionOf } from './question.ts';
import { answersAll, solveField } from './solve-field.ts';

/** One event to be made: its fields, and what was done to get there. */
export interface Case {
  /** `match`: all conditions of the branch hold. `broken`: all but one. `lossy`: a text that sources change. */
  readonly purpose: 'match' | 'broken' | 'lossy';
  /** The condition that was looked at, in the tongue of reports. */
  readonly change: string;
  readonly fields: FieldTexts;
}

export interface BranchCases {
  readonly cases: readonly Case[];
  /** Fields whose conditions no text was found for; the branch has no cases then. */
  readonly unsolved: readonly string[];
  /** Conditions that could not be broken alone. */
  readonly unbroken: readonly string[];
}

const most = { solutions: 5, alternatives: 12, near: 2, edges: 4, kept: 2 };

/**
 * Events around one branch: those that fulfil it in several ways, and for each of its conditions those that fulfil
 * all others. Conditions in `done` have been broken before and are not broken again; new ones are added.
 */
export function branchCases(branch: Branch, done: Set<string>, dice: Dice): BranchCases {
  const byField = groupByField(branch.map((literal) => [literal, questionOf(literal)] as const));
  const base = new Map<string, string>();
  const solutions = new Map<string, readonly FieldText[]>();
  for (const [field, asked] of byField) {
    const questions = asked.map(([, question]) => question);
    for (const { test } of questions) {
      if (test.kind === 'field-reference' && !base.has(test.other)) base.set(test.other, 'Some Value');
    }
    const count = questions.some((each) => each.sense === 'holds') ? most.alternatives : most.solutions;
    const texts = solveField(questions, base, dice, count);
    if (texts.length === 0) return { cases: [], unsolved: [field], unbroken: [] };
    solutions.set(field, texts);
    set(base, field, texts[0] ?? null);
  }
  const cases: Case[] = [{ purpose: 'match', change: 'all conditions hold', fields: base }];
  const unbroken: string[] = [];
  for (const [field, asked] of byField) {
    for (const text of solutions.get(field)?.slice(1) ?? []) {
      cases.push({ purpose: 'match', change: `${field} otherwise`, fields: changed(base, field, text) });
    }
    for (const text of lossyTexts(base.get(field) ?? 'plain value')) {
      cases.push({
        purpose: 'lossy',
        change: `${field} that arrives changed`,
        fields: changed(base, field, text),
      });
    }
    for (const [literal, question] of asked) {
      const key = predicateKey(literal);
      if (done.has(key)) continue;
      done.add(key);
      const others = asked.flatMap(([, each]) => (each === question ? [] : [each]));
      const broken = breaking(question, others, base, dice);
      if (broken.length === 0) unbroken.push(`${question.sense} ${field}`);
      cases.push(...broken);
    }
  }
  return { cases, unsolved: [], unbroken };
}

/** The text with what Windows events do not keep: blanks at the end, line breaks; and signs for "nothing". */
function lossyTexts(text: string): readonly string[] {
  return [`${text} `, text.replace(/ /, '\r\n'), '-', ''].filter((each) => each !== text);
}

type Asked = readonly (readonly [Literal, Question])[];

/** Fields that others are compared with come first, so that they have their text by then. */
function groupByField(asked: Asked): ReadonlyMap<string, Asked> {
  const others = new Set(
    asked.flatMap(([, { test }]) => (test.kind === 'field-reference' ? [test.other] : [])),
  );
  const ordered = [...asked].sort(
    ([, a], [, b]) => Number(others.has(b.field)) - Number(others.has(a.field)),
  );
  const byField = new Map<string, (readonly [Literal, Question])[]>();
  for (const each of ordered) {
    const { field } = each[1];
    byField.set(field, [...(byField.get(field) ?? []), each]);
  }
  return byField;
}

/** Cases in which this question alone is answered the other way; and for a negated one, texts just beside it. */
function breaking(
  question: Question,
  others: readonly Question[],
  base: FieldTexts,
  dice: Dice,
): readonly Case[] {
  const { field } = question;
  const flipped: Question = { ...question, sense: question.sense === 'holds' ? 'fails' : 'holds' };
  const breaks = [...others, flipped];
  const before = base.get(field) ?? null;
  const near = nearTexts(before ?? '', 6).filter((text) => answersAll(breaks, text, base));
  const edges = question.edgeTexts(base).filter((text) => answersAll(breaks, text, base));
  const count = question.sense === 'holds' ? 1 : most.alternatives;
  const solved = solveField(breaks, base, dice, count);
  const missing = [null, ''].filter((text) => text !== before && answersAll(breaks, text, base));
  const texts = new Set<FieldText>([
    ...(before === null ? [] : near.slice(0, most.near)),
    ...edges.slice(0, most.edges),
    ...solved,
    ...missing,
  ]);
  // Where the other conditions on the field need one of its texts, the field can only be missing as a whole.
  if (texts.size === 0 && before !== null) texts.add(null);
  const what = `${question.sense === 'holds' ? 'condition' : 'filter'} on ${field === '' ? 'any value' : field}`;
  const cases = Array.from(texts, (text): Case => {
    return {
      purpose: 'broken',
      change: `${what} broken by ${shown(text)}`,
      fields: changed(base, field, text),
    };
  });
  if (question.sense === 'holds') return cases;
  const kept = solved
    .flatMap((text) => (text === null ? [] : nearTexts(text, 2)))
    .filter((text) => answersAll([...others, question], text, base))
    .slice(0, most.kept);
  return [
    ...cases,
    ...kept.map((text): Case => {
      return {
        purpose: 'match',
        change: `${what} missed by ${shown(text)}`,
        fields: changed(base, field, text),
      };
    }),
  ];
}

function shown(text: FieldText): string {
  return text === null ? 'absence' : JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

function changed(base: FieldTexts, field: string, text: FieldText): FieldTexts {
  const fields = new Map(base);
  set(fields, field, text);
  return fields;
}

function set(fields: Map<string, string>, field: string, text: FieldText): void {
  if (text === null) fields.delete(field);
  else fields.set(field, text);
}
