import { jsonLanguage } from '@codemirror/lang-json';
import { xmlLanguage } from '@codemirror/lang-xml';
import { yamlLanguage } from '@codemirror/lang-yaml';
import { classHighlighter, highlightCode } from '@lezer/highlight';
import { html, type TemplateResult } from 'lit-html';

const languages = { xml: xmlLanguage, json: jsonLanguage, yaml: yamlLanguage };

export type CodeLanguage = keyof typeof languages | 'none';

/** Texts beyond this are shown without colours: marking them up would be felt. */
const longest = 60_000;

/** A text with its parts marked by what they are. */
export function highlighted(text: string, language: CodeLanguage): TemplateResult | string {
  if (language === 'none' || text.length > longest) return text;
  const parts: (TemplateResult | string)[] = [];
  highlightCode(
    text,
    languages[language].parser.parse(text),
    classHighlighter,
    (code, classes) => parts.push(classes === '' ? code : html`<span class=${classes}>${code}</span>`),
    () => parts.push('\n'),
  );
  return html`${parts}`;
}
