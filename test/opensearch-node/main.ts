/**
 * Runs an OpenSearch node for tests, judges and trying things out: on loopback, with temporary data.
 *
 *     npm run opensearch                    until Ctrl-C; prints the URL
 *     npm run opensearch -- --port 9200     on that port
 *     npm run opensearch -- npm test        while the command runs, which finds the URL in SIGMAZUH_OPENSEARCH_URL
 *
 * A command is run all the same where no node can be started: what needs one says that it is skipped. If the variable
 * is set already, the node it names is taken.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type RunningNode, startNode, urlVariable } from './start-node.ts';

const [first, ...rest] = process.argv.slice(2);
if (first === undefined || first === '--port') await serve(Number(rest[0] ?? 0));
else await runBeside(first, rest);

async function serve(port: number): Promise<void> {
  const node = await startNode(port);
  process.stdout.write(`${node.url}\n`);
  process.stdout.write(`export ${urlVariable}=${node.url}\n`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await node.stop();
}

async function runBeside(command: string, words: readonly string[]): Promise<void> {
  const node = process.env[urlVariable] === undefined ? await startOrSay() : null;
  const environment = node === null ? process.env : { ...process.env, [urlVariable]: node.url };
  const child = spawn(command, words, { stdio: 'inherit', env: environment });
  // The command hears of Ctrl-C itself; the node has to outlive it.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  const [code] = await once(child, 'exit');
  await node?.stop();
  process.exitCode = code ?? 1;
}

async function startOrSay(): Promise<RunningNode | null> {
  try {
    const node = await startNode(0);
    process.stderr.write(`OpenSearch at ${node.url}\n`);
    return node;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`OpenSearch cannot be started, what needs it will be skipped: ${reason}\n`);
    return null;
  }
}
