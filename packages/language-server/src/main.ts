import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import {
  createConnection,
  createMessageConnection,
  PortMessageReader,
  PortMessageWriter,
  ProposedFeatures,
} from 'vscode-languageserver/node';
import { runExaminer } from './examine/examiner.ts';
import { findPages } from './pages.ts';
import { serve } from './server.ts';

// One file is both threads, so that it can be bundled into one.
if (isMainThread) {
  // Editors say how to talk (`--stdio`, `--node-ipc`, `--socket`); where nobody says, it is by standard input and output.
  const isSaid = process.argv.some((each) => /^--(?:stdio|node-ipc|socket|pipe)/.test(each));
  if (!isSaid) process.argv.push('--stdio');
  serve(createConnection(ProposedFeatures.all), { startExaminer, pages: findPages(import.meta.url) });
} else if (parentPort !== null) {
  runExaminer(createMessageConnection(new PortMessageReader(parentPort), new PortMessageWriter(parentPort)));
}

function startExaminer() {
  const worker = new Worker(fileURLToPath(import.meta.url));
  worker.unref();
  const connection = createMessageConnection(new PortMessageReader(worker), new PortMessageWriter(worker));
  const ended = new Promise<string>((resolve) => {
    worker.once('error', (error) => resolve(String(error)));
    worker.once('exit', (code) => resolve(`it ended with ${code}`));
  });
  return { connection, ended };
}
