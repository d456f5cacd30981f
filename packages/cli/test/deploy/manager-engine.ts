import { skeleton } from '@sigmazuh/explain';
import { createEngine, type Engine, loadRuleset } from '@sigmazuh/logtest';
import type { ManagerState } from './manager.ts';
import type { Reply } from './replies.ts';

export interface LogtestRequest {
  readonly token?: string;
  readonly event: string;
  readonly log_format: string;
}

/** The manager's own engine looks at the files as they lie there, whatever the daemon works with. */
export function logtest(
  request: LogtestRequest,
  { files }: ManagerState,
  sessions: Map<string, Engine>,
): Reply {
  const known = sessions.get(request.token ?? '');
  const session = request.token ?? `s${sessions.size + 1}`;
  const engine = known ?? engineOf(files);
  sessions.set(session, engine);
  const event =
    request.log_format === 'eventchannel' ? { winevt: JSON.parse(request.event) } : { log: request.event };
  const { alert, rule } = engine.process(event);
  const output = {
    timestamp: '2026-01-01 00:00:00+00:00',
    ...(rule === null ? {} : { rule: { id: Number(rule.id), level: rule.level, description: '' } }),
  };
  return {
    status: 200,
    body: { error: 0, data: { messages: [], token: session, output, alert, codemsg: 0 } },
  };
}

/** Loading takes a while; what the files say alike is loaded once. */
const engines = new Map<string, Engine>();

function engineOf(files: ReadonlyMap<string, string>): Engine {
  const key = JSON.stringify([...files]);
  const engine = engines.get(key) ?? loadEngine(files);
  engines.set(key, engine);
  return engine.fork();
}

function loadEngine(files: ReadonlyMap<string, string>): Engine {
  const base = skeleton();
  const own = (kind: string) =>
    [...files]
      .filter(([key]) => key.startsWith(`${kind}/`))
      .map(([key, text]) => ({ name: key.split('/')[1] ?? '', text }))
      .sort((one, other) => (one.name < other.name ? -1 : 1));
  const { ruleset, report } = loadRuleset({
    rules: [...base.rules, ...own('rules')],
    decoders: [...base.decoders, ...own('decoders')],
    lists: new Map(own('lists').map(({ name, text }) => [`etc/lists/${name}`, text])),
  });
  if (ruleset === null) throw new Error(JSON.stringify(report.messages));
  return createEngine(ruleset);
}
