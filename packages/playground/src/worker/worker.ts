import './buffer.ts';
import { deflated } from 'virtual:pcre2';
import { giveModule } from '@sigmazuh/pcre2';
import { createWorkbench } from '../judge/workbench.ts';
import type { Asked, Told } from './message.ts';

/** The thread of the judges. Building a pack may take a second, and nobody's typing waits for it. */
const tell = (told: Told): void => postMessage(told);

const ready = prepare();

self.onmessage = async ({ data: { number, question } }: MessageEvent<Asked>) => {
  const workbench = await ready;
  try {
    const start = performance.now();
    const answer = workbench.answer(question, Date.now() / 1000);
    tell({ kind: 'answer', number, answer, milliseconds: performance.now() - start });
  } catch (error) {
    tell({ kind: 'fault', number, text: error instanceof Error ? error.message : String(error) });
  }
};

async function prepare() {
  const bytes = Uint8Array.from(atob(deflated), (character) => character.charCodeAt(0));
  const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  giveModule(new Uint8Array(await new Response(inflated).arrayBuffer()));
  tell({ kind: 'ready' });
  return createWorkbench();
}
