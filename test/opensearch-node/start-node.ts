import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Where tests and judges look for a node that runs already. */
export const urlVariable = 'SIGMAZUH_OPENSEARCH_URL';

export interface RunningNode {
  readonly url: string;
  /** Ends the node; its data go with it. */
  stop(): Promise<void>;
}

const here = fileURLToPath(new URL('.', import.meta.url));
const cache = fileURLToPath(new URL('../../node_modules/.cache/opensearch/', import.meta.url));

/** A start takes six seconds once the packages are there; a machine under load gets ten times that. */
const patience = 60_000;

/**
 * Starts a node on loopback with temporary data. Maven fetches what it is made of once.
 *
 * @param port 0 for any that is free
 * @throws Error saying what is missing: a JDK, Maven, the packages
 */
export async function startNode(port: number): Promise<RunningNode> {
  const classPath = readClassPath();
  const node = spawn(
    'java',
    ['-Xms1g', '-Xmx1g', '-XX:+UseG1GC', '-cp', classPath, join(here, 'OpenSearchNode.java'), `${port}`],
    { stdio: ['pipe', 'pipe', 'pipe'] },
  );
  const ended = new Promise<string>((resolve) => {
    node.once('error', (error) => resolve(error.message));
    node.once('exit', (code) => resolve(`exit code ${code}`));
  });
  let said = '';
  node.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4000);
  });
  const address = new Promise<string>((resolve) => {
    createInterface({ input: node.stdout }).on('line', (line) => {
      if (line.startsWith('listening ')) resolve(line.slice('listening '.length));
    });
  });
  let giveUp: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    giveUp = setTimeout(() => {
      node.kill();
      reject(new Error(`the node did not listen within ${patience / 1000} s:\n${said}`));
    }, patience);
  });
  const early = ended.then((how) => Promise.reject(new Error(`the node ended at once (${how}):\n${said}`)));
  const url = await Promise.race([address.then((each) => `http://${each}`), early, late]).finally(() =>
    clearTimeout(giveUp),
  );
  // From now on it may end when it is told to.
  early.catch(() => undefined);
  return {
    url,
    async stop() {
      node.stdin.end();
      await ended;
    },
  };
}

/** The jars of the packages in `pom.xml`, fetched by Maven and remembered while that file stays as it is. */
function readClassPath(): string {
  const pom = join(here, 'pom.xml');
  const [known, remembered] = [join(cache, 'class-path.txt'), join(cache, 'pom.xml')];
  if (existsSync(remembered) && readFileSync(remembered, 'utf8') === readFileSync(pom, 'utf8')) {
    const classPath = readFileSync(known, 'utf8').trim();
    if (classPath.split(delimiter).every((jar) => existsSync(jar))) return classPath;
  }
  mkdirSync(cache, { recursive: true });
  const maven = ['-q', '-B', '-f', pom, 'dependency:build-classpath', `-Dmdep.outputFile=${known}`];
  execFileSync('mvn', maven, { stdio: ['ignore', 'ignore', 'pipe'] });
  copyFileSync(pom, remembered);
  return readFileSync(known, 'utf8').trim();
}
