import type { Ask, SigmaTest } from '../translate/ask.ts';

/** The `detection` section of a rule: search identifiers in their order, and the condition over them. */
export interface Detection {
  readonly identifiers: ReadonlyMap<string, unknown>;
  readonly condition: string;
}

/** What every event holds: a rule that asks for nothing but its log source has to search for something. */
const anyEvent: Ask = { kind: 'test', field: null, modifiers: [], values: ['*'] };

/** Writes what a rule asks as search identifiers: fields that all have to hold are one of them. */
export function detectionFor(ask: Ask): Detection {
  const names = new Names();
  const condition = topCondition(ask.kind === 'constant' ? anyEvent : ask, names);
  return { identifiers: names.identifiers, condition };
}

/** Names of search identifiers; what is the same has one name. */
class Names {
  readonly identifiers = new Map<string, unknown>();
  readonly #names = new Map<string, string>();

  nameFor(search: unknown, wanted: string): string {
    const key = JSON.stringify(search);
    const known = this.#names.get(`${wanted.split('_')[0]} ${key}`);
    if (known !== undefined) return known;
    let name = wanted;
    for (let count = 2; this.identifiers.has(name); count++) name = `${wanted}_${count}`;
    this.identifiers.set(name, search);
    this.#names.set(`${wanted.split('_')[0]} ${key}`, name);
    return name;
  }
}

/** What is left out stands last: `selection and not 1 of filter_*`. */
function topCondition(ask: Ask, names: Names): string {
  const operands = ask.kind === 'all' ? ask.operands : [ask];
  const wanted = operands.filter((each) => each.kind !== 'not' || !isOneSearch(each.operand));
  const parts = conjunction(wanted, names, 'selection');
  const filters = operands.flatMap((each) => {
    if (each.kind !== 'not' || !isOneSearch(each.operand)) return [];
    const name = each.label === undefined ? 'filter_main' : `filter_${each.label}`;
    return [names.nameFor(searchOf(each.operand), name)];
  });
  const distinct = [...new Set(filters)];
  const not = distinct.length > 1 ? ['not 1 of filter_*'] : distinct.map((name) => `not ${name}`);
  return [...parts, ...not].join(' and ');
}

/** The parts of a conjunction; tests of fields are one search identifier as far as their keys differ. */
function conjunction(operands: readonly Ask[], names: Names, wanted: string): readonly string[] {
  const fields = operands.filter(isFieldTest);
  const others = operands.filter((each) => !isFieldTest(each));
  const searches: Map<string, unknown>[] = [];
  for (const test of fields) {
    const key = keyOf(test);
    const free = searches.find((each) => !each.has(key));
    if (free === undefined) searches.push(new Map([[key, itemValue(test)]]));
    else free.set(key, itemValue(test));
  }
  return [
    ...searches.map((search) => names.nameFor(Object.fromEntries(search), wanted)),
    ...others.map((each) => conditionOf(each, names, 'within', wanted)),
  ];
}

function conditionOf(ask: Ask, names: Names, place: 'whole' | 'within', wanted: string): string {
  if (ask.kind === 'not') {
    const label = ask.label === undefined ? 'part_not' : `part_${ask.label}`;
    return `not ${conditionOf(ask.operand, names, 'within', label)}`;
  }
  if (isOneSearch(ask)) {
    const isKeyword = ask.kind === 'test' && ask.field === null;
    return names.nameFor(searchOf(ask), isKeyword && wanted === 'selection' ? 'keywords' : wanted);
  }
  if (ask.kind === 'constant') throw new Error('a condition that is decided has no search');
  const parts =
    ask.kind === 'all'
      ? conjunction(ask.operands, names, wanted)
      : ask.kind === 'any'
        ? ask.operands.map((each) => conditionOf(each, names, 'within', wanted))
        : [];
  const text = parts.join(ask.kind === 'all' ? ' and ' : ' or ');
  return place === 'whole' || parts.length === 1 ? text : `(${text})`;
}

/** Whether one search identifier can say it. */
function isOneSearch(ask: Ask): boolean {
  switch (ask.kind) {
    case 'test':
      return true;
    case 'all': {
      const keys = ask.operands.flatMap((each) => (isFieldTest(each) ? [keyOf(each)] : []));
      return keys.length === ask.operands.length && new Set(keys).size === keys.length;
    }
    case 'any':
      return ask.operands.every((each) => each.kind !== 'any' && isOneSearch(each) && !isKeyword(each));
    default:
      return false;
  }
}

function searchOf(ask: Ask): unknown {
  switch (ask.kind) {
    case 'test':
      return isKeyword(ask) && ask.modifiers.length === 0 ? ask.values : { [keyOf(ask)]: itemValue(ask) };
    case 'all':
      return Object.fromEntries(
        ask.operands.filter(isFieldTest).map((each) => [keyOf(each), itemValue(each)]),
      );
    case 'any':
      return ask.operands.map(searchOf);
    default:
      throw new Error('only tests and their combinations are searches');
  }
}

function isFieldTest(ask: Ask): ask is SigmaTest {
  return ask.kind === 'test' && ask.field !== null;
}

function isKeyword(ask: Ask): boolean {
  return ask.kind === 'test' && ask.field === null;
}

function keyOf({ field, modifiers }: SigmaTest): string {
  return [field ?? '', ...modifiers].join('|');
}

function itemValue({ values }: SigmaTest): unknown {
  const [only] = values;
  return values.length === 1 ? only : values;
}
