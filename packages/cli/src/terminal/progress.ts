import { Worker } from 'node:worker_threads';
import type { Terminal } from '../terminal.ts';

/** Says on a terminal what is being done, once it has taken longer than a second. */
export interface Progress {
  /** What is done from now on. */
  phase(text: string): void;
  /** Wipes the line; nothing more is said. */
  end(): void;
}

const silent: Progress = { phase: () => undefined, end: () => undefined };

/**
 * A worker draws, since the work itself does not let go of its thread. It writes to the terminal directly: what a
 * worker prints in the usual way waits for the thread that works.
 */
const drawing = `
const { parentPort, workerData } = require('node:worker_threads');
const { writeSync } = require('node:fs');
const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const began = Date.now();
let phase = '';
let drawn = false;
const draw = () => {
  const seconds = Math.floor((Date.now() - began) / 1000);
  if (seconds < 1 || phase === '') return;
  drawn = true;
  const frame = frames[Math.floor(Date.now() / 100) % frames.length];
  try { writeSync(workerData.descriptor, '\\r\\u001b[K' + frame + ' ' + phase + ', ' + seconds + ' s'); } catch {}
};
setInterval(draw, 100);
parentPort.on('message', (message) => {
  if (message.phase !== undefined) { phase = message.phase; return; }
  if (drawn) { try { writeSync(workerData.descriptor, '\\r\\u001b[K'); } catch {} }
  Atomics.store(workerData.done, 0, 1);
  Atomics.notify(workerData.done, 0);
  process.exit(0);
});
`;

/** Does something that may take long; whatever comes of it, the line is wiped. */
export function withProgress<Result>(terminal: Terminal, act: (progress: Progress) => Result): Result {
  const progress = startProgress(terminal);
  try {
    return act(progress);
  } finally {
    progress.end();
  }
}

/** Starts to say what is done, on a terminal; where the output is piped nothing is said. */
export function startProgress(terminal: Terminal): Progress {
  if (terminal.progress !== true) return silent;
  const done = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(drawing, { eval: true, workerData: { descriptor: 2, done } });
  worker.unref();
  let ended = false;
  return {
    phase: (phase) => worker.postMessage({ phase }),
    end: () => {
      if (ended) return;
      ended = true;
      worker.postMessage({});
      // The line is wiped before anything else is printed.
      Atomics.wait(done, 0, 0, 500);
    },
  };
}
