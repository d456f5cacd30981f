import { describe, expect, it } from 'vitest';
import { applyVariables, readXml } from '../../src/reader/index.ts';

function expanded(text: string): string | undefined {
  const read = readXml(text);
  if (read.kind === 'refused') return read.text;
  const applied = applyVariables(read.elements);
  return applied.kind === 'refused' ? applied.text : applied.elements[0]?.content;
}

describe('variables', () => {
  it.each([
    ['used behind its definition', '<var name="V">a|b</var><m>x$V,y</m>', 'xa|b,y'],
    ['used before its definition', '<m>x$V</m><var name="V">a</var>', 'x$V'],
    ['none defined', '<m>abc$)</m>', 'abc$)'],
    ['unknown', '<var name="V">a</var><m>abc$)</m>', "XMLERR: Unknown variable: ')'."],
    ['unknown behind a backslash', '<var name="V">a</var><m>\\$xy</m>', "XMLERR: Unknown variable: 'xy'."],
    ['a dollar at the end', '<var name="V">a</var><m>abc$</m>', 'abc$'],
    ['a dollar before |', '<var name="V">a</var><m>(abc$|z)</m>', '(abc$|z)'],
    ['a dollar before (', '<var name="V">a</var><m>the $(user)</m>', 'the $(user)'],
    ['two bytes are not expanded', '<var name="V">a</var><m>$V</m>', '$V'],
    ['a variable behind $( cuts what is between', '<var name="V">x</var><m>$(a) and $V.</m>', '$(a) x.'],
    ['two of them', '<var name="V">x</var><m>$(a) and $V or $V</m>', '$(a) x or x'],
    ['its name in another case', '<var name="vA">x</var><m>b$Va</m>', 'bx'],
    ['a variable without a name', '<var>x</var><m>abc</m>', 'XMLERR: No value set for variable.'],
    [
      'another attribute first',
      '<var id="1" name="V">x</var><m>abc</m>',
      'XMLERR: Only "name" is allowed as an attribute for a variable.',
    ],
    [
      'a name of 255 bytes',
      `<var name="V">x</var><m>$${'a'.repeat(255)}</m>`,
      'XMLERR: Invalid variable name size.',
    ],
    ['ends at another dollar', '<var name="V">a</var><m>x$V$V.z</m>', 'xaa.z'],
  ])('%s', (_title, text, content) => {
    expect(expanded(text)).toBe(content);
  });

  it('expands attributes and what is nested', () => {
    const read = readXml('<g><var name="VV">a</var><f name="$VV.b">$VV</f></g>');
    const applied = read.kind === 'read' ? applyVariables(read.elements) : read;
    const field = applied.kind === 'applied' ? applied.elements[0]?.children[0] : undefined;
    expect(field?.attributes).toEqual([{ name: 'name', value: 'a.b' }]);
    expect(field?.content).toBe('a');
  });
});
