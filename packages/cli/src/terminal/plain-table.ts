import Table from 'cli-table3';

interface PlainTable {
  push(row: readonly (string | number)[]): void;
  toString(): string;
}

/** Columns set apart by blanks alone: good to read, to grep and to paste. */
export function plainTable(head: readonly string[]): PlainTable {
  const none = [
    'top',
    'top-mid',
    'top-left',
    'top-right',
    'bottom',
    'bottom-mid',
    'bottom-left',
    'bottom-right',
  ];
  const inner = ['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid'];
  const chars = Object.fromEntries([...none, ...inner].map((name) => [name, '']));
  const table = new Table({
    head: [...head],
    chars: { ...chars, middle: '  ' },
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
  });
  return {
    push: (row) => void table.push([...row]),
    // A last column is as wide as it is: nobody wants blanks at the end of a line that they copy.
    toString: () => table.toString().replace(/ +$/gm, ''),
  };
}
