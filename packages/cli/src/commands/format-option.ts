import { InvalidArgumentError, Option } from 'commander';

/** `--format`, which every command takes; `formats` starts with the default. */
export function formatOption<Format extends string>(formats: readonly [Format, ...Format[]]): Option {
  return new Option('--format <format>', 'how to print').choices(formats).default(formats[0]);
}

/** Collects an option that may be given several times, or with several values. */
export const collect = (value: string, before: readonly string[]): readonly string[] => [
  ...before,
  givenPath(value),
];

/** `--input`: how the events of the standard input are written; `inputs` starts with the default. */
export function inputOption<Input extends string>(inputs: readonly [Input, ...Input[]]): Option {
  return new Option('--input <form>', 'how the events are written').choices(inputs).default(inputs[0]);
}

/** A path that is given; an empty one, as of a variable that is not set, would be the working directory. */
export function givenPath(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('it is empty.');
  return value;
}
