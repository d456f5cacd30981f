import { Option } from 'commander';

/** `--format`, which every command takes; `formats` starts with the default. */
export function formatOption<Format extends string>(formats: readonly [Format, ...Format[]]): Option {
  return new Option('--format <format>', 'how to print').choices(formats).default(formats[0]);
}

/** Collects an option that may be given several times, or with several values. */
export const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];
