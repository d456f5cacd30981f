import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import {
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  placeholder,
} from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import type { Finding } from '../judge/answer.ts';

interface EditorSettings {
  readonly parent: HTMLElement;
  /** What it is called by those who hear the page. */
  readonly label: string;
  readonly language: 'yaml' | 'lines';
  readonly hint: string;
  /** Called with the text whenever somebody has changed it. */
  readonly changed: (text: string) => void;
}

export interface Editor {
  readonly text: string;
  replace(text: string): void;
  show(findings: readonly Finding[]): void;
  goTo(line: number, column: number): void;
}

/** A text field with line numbers and marks at findings. Tab leaves it, as it leaves any other field. */
export function createEditor({ parent, label, language, hint, changed }: EditorSettings): Editor {
  let silent = false;
  const view = new EditorView({
    parent,
    state: EditorState.create({
      extensions: [
        lineNumbers(),
        highlightSpecialChars(),
        history(),
        indentOnInput(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        placeholder(hint),
        ...(language === 'yaml' ? [yaml(), bracketMatching(), lintGutter()] : []),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          'aria-label': label,
          spellcheck: 'false',
          autocapitalize: 'off',
          tabindex: '0',
        }),
        syntaxHighlighting(classHighlighter),
        keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !silent) changed(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    get text() {
      return view.state.doc.toString();
    },
    replace(text) {
      silent = true;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
      view.scrollDOM.scrollTop = 0;
      silent = false;
    },
    show(findings) {
      view.dispatch(
        setDiagnostics(view.state, findings.map((each) => marked(view.state, each)).sort(byPlace)),
      );
    },
    goTo(line, column) {
      const anchor = offsetOf(view.state, line, column);
      view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
      view.focus();
    },
  };
}

const byPlace = (one: Diagnostic, other: Diagnostic): number => one.from - other.from || one.to - other.to;

function marked(state: EditorState, { severity, message, hint, place }: Finding): Diagnostic {
  const from = offsetOf(state, place.line, place.column);
  return {
    from,
    to: Math.max(from, offsetOf(state, place.endLine, place.endColumn)),
    severity: severity === 'note' ? 'hint' : severity,
    message: hint === null ? message : `${message}\n${hint}`,
  };
}

/** Findings may be about the text as it was a moment ago. */
function offsetOf({ doc }: EditorState, line: number, column: number): number {
  if (line > doc.lines) return doc.length;
  const at = doc.line(Math.max(1, line));
  return Math.min(at.from + column - 1, at.to);
}
