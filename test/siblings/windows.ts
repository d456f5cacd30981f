import type { WindowsEvent } from '@sigmazuh/evaluator';
import { keywords, selecting } from './sibling-case.ts';

const application = 'product: windows, service: application';
const script = 'product: windows, category: ps_script';

function event(channel: string, id: number, data: string, message = ''): WindowsEvent {
  const system = `<Provider Name='X'/><EventID>${id}</EventID><Level>4</Level><Channel>${channel}</Channel><Computer>h</Computer>`;
  return {
    Event: `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>${system}</System><EventData>${data}</EventData></Event>`,
    Message: message,
  };
}
const inApplication = (message: string, data = "<Data Name='a'>b</Data>") =>
  event('Application', 1, data, message);
const inScript = (text: string, path: string) =>
  event('PowerShellCore/Operational', 4104, `<Data Name='ScriptBlockText'>${text}</Data>${path}`);

/** As for lines, with events as Windows has them. */
export type WindowsCase = readonly [
  title: string,
  logSource: string,
  detection: string,
  yes: readonly WindowsEvent[],
  no: readonly WindowsEvent[],
];

export const windowsCases: readonly WindowsCase[] = [
  [
    'keywords in the rendered text',
    application,
    keywords('needle'),
    [inApplication('A needle is here.'), inApplication('', "<Data Name='a'>needles</Data>")],
    [inApplication('No.'), inApplication('No.', "<Data Name='needle'>b</Data>")],
  ],
  [
    'keywords with quotes and backslashes',
    application,
    keywords('say "x" c\\d'),
    [inApplication('They say "x" c\\d.'), inApplication('', '<Data Name=\'a\'>say "x" c\\d</Data>')],
    [inApplication('They say x c\\d.'), inApplication('say', '<Data Name=\'a\'>"x" c\\d</Data>')],
  ],
  [
    'keywords with signs that XML spells',
    application,
    keywords('R&D <x>'),
    [inApplication('For R&D <x>.'), inApplication('', "<Data Name='a'>R&amp;D &lt;x&gt;</Data>")],
    [inApplication('For R&amp;D <x>.')],
  ],
  [
    'keywords over several lines',
    application,
    keywords('*one*two*'),
    [inApplication('one\r\ntwo')],
    [inApplication('two\r\none'), inApplication('one', "<Data Name='a'>two</Data>")],
  ],
  [
    'a keyword, and a filter of the rendered text',
    application,
    '  k:\n    - needle\n  f:\n    Message|contains: hay\n  condition: k and not f',
    [inApplication('A needle.')],
    [inApplication('A needle in hay.'), inApplication('hay')],
  ],
  [
    'a text that every event of PowerShell 7 has, and that is a dash',
    script,
    selecting("ScriptBlockText|contains: '-'"),
    [inScript('-', ''), inScript('a-b', '')],
    [inScript('a', '')],
  ],
];
