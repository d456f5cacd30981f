import type { Answer, Question } from '../judge/answer.ts';
import type { Asked, Told } from '../worker/message.ts';

/** What the page learns of the judges' work. */
export type News =
  | { readonly kind: 'working' }
  | { readonly kind: 'answer'; readonly answer: Answer; readonly milliseconds: number }
  | { readonly kind: 'fault'; readonly text: string };

/** A build that takes longer than this is given up, and the thread with it. */
const patience = 20_000;

/**
 * Asks the judges in their thread. While they work on a question, only the latest of those that come meanwhile is kept.
 *
 * @param start starts the thread
 */
export function createJudges(start: () => Promise<Worker>, hear: (news: News) => void) {
  let worker: Promise<Worker> | null = null;
  let number = 0;
  let working = false;
  let next: Question | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const begin = async (question: Question): Promise<void> => {
    working = true;
    number += 1;
    const asked: Asked = { number, question };
    worker ??= start().then(listened);
    const started = await worker;
    clearTimeout(timer);
    timer = setTimeout(() => giveUp(started), patience);
    hear({ kind: 'working' });
    started.postMessage(asked);
  };

  const end = (news: News): void => {
    clearTimeout(timer);
    working = false;
    hear(news);
    if (next === null) return;
    const question = next;
    next = null;
    void begin(question);
  };

  const listened = (started: Worker): Worker => {
    started.onmessage = ({ data }: MessageEvent<Told>) => {
      if (data.kind === 'ready' || data.number !== number) return;
      end(
        data.kind === 'answer'
          ? { kind: 'answer', answer: data.answer, milliseconds: data.milliseconds }
          : { kind: 'fault', text: data.text },
      );
    };
    started.onerror = ({ message }) => {
      started.terminate();
      worker = null;
      end({ kind: 'fault', text: message === '' ? 'the thread of the judges does not start' : message });
    };
    return started;
  };

  const giveUp = (started: Worker): void => {
    started.terminate();
    worker = null;
    const seconds = patience / 1000;
    end({ kind: 'fault', text: `this took more than ${seconds} seconds and was given up; try fewer rules` });
  };

  return {
    ask(question: Question): void {
      if (working) next = question;
      else void begin(question);
    },
  };
}
