import type { MessageConnection, RemoteConsole } from 'vscode-languageserver/node';
import type { Finding } from './finding.ts';
import {
  type Conversion,
  type ConversionWish,
  changedNotification,
  convertRequest,
  examineRequest,
  type ShownText,
} from './protocol.ts';

/** A thread that examines whole projects. */
export interface RunningExaminer {
  readonly connection: MessageConnection;
  /** Resolves with the reason when it has ended. */
  readonly ended: Promise<string>;
}

/** Asks the examiner, which is started when it is first needed, and again when it has died. */
export class ExaminerClient {
  readonly #start: () => RunningExaminer;
  readonly #console: RemoteConsole;
  #running: RunningExaminer | null = null;

  constructor(start: () => RunningExaminer, console: RemoteConsole) {
    this.#start = start;
    this.#console = console;
  }

  /** @returns `null` when no answer came */
  examine(text: ShownText): Promise<readonly Finding[] | null> {
    return this.#ask((connection) => connection.sendRequest(examineRequest, text));
  }

  convert(wish: ConversionWish): Promise<Conversion | null> {
    return this.#ask((connection) => connection.sendRequest(convertRequest, wish));
  }

  changed(paths: readonly string[]): void {
    if (this.#running !== null && paths.length > 0) {
      void this.#running.connection.sendNotification(changedNotification, { paths });
    }
  }

  end(): void {
    this.#running?.connection.end();
    this.#running = null;
  }

  async #ask<Answer>(ask: (connection: MessageConnection) => Promise<Answer>): Promise<Answer | null> {
    const { connection, ended } = this.#connected();
    try {
      return await Promise.race([ask(connection), ended.then(() => null)]);
    } catch (error) {
      this.#console.error(
        `examining failed: ${error instanceof Error ? (error.stack ?? error.message) : error}`,
      );
      return null;
    }
  }

  #connected(): RunningExaminer {
    if (this.#running !== null) return this.#running;
    const started = this.#start();
    started.connection.listen();
    this.#running = started;
    void started.ended.then((reason) => {
      if (this.#running !== started) return;
      this.#running = null;
      this.#console.error(`the examiner has ended: ${reason}`);
    });
    return started;
  }
}
