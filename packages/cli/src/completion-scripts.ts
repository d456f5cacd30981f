import type { Command, Option } from 'commander';

/** What can be completed: for each chain of command names its own commands, options and their values. */
interface Words {
  /** `build`, `list sources`; empty for the program itself. */
  readonly path: string;
  readonly commands: readonly { readonly name: string; readonly about: string }[];
  readonly options: readonly OptionWords[];
}

interface OptionWords {
  readonly name: string;
  readonly about: string;
  /** Values to choose from; `files` where it takes anything, `none` where it takes nothing. */
  readonly values: readonly string[] | 'files' | 'none';
}

function wordsOf(program: Command): readonly Words[] {
  const visit = (command: Command, path: readonly string[]): readonly Words[] => [
    {
      path: path.join(' '),
      commands: command.commands.map((each) => ({ name: each.name(), about: each.description() })),
      options: command.options.flatMap(optionWords),
    },
    ...command.commands.flatMap((each) => visit(each, [...path, each.name()])),
  ];
  return visit(program, []);
}

function optionWords({ long, description, argChoices, required, optional }: Option): readonly OptionWords[] {
  if (long === undefined || long === null) return [];
  const takes = required || optional;
  return [{ name: long, about: description, values: argChoices ?? (takes ? 'files' : 'none') }];
}

/** For bash: commands and options by the words before, files for everything else. */
export function bashCompletion(program: Command): string {
  const all = wordsOf(program);
  const cases = all.map(({ path, commands, options }) => {
    const words = [...commands.map(({ name }) => name), ...options.map(({ name }) => name), '--help'];
    return `    '${path}') offers='${words.join(' ')}' ;;`;
  });
  const values = all.flatMap(({ path, options }) =>
    options.flatMap(({ name, values: choices }) =>
      typeof choices === 'string' ? [] : [`    '${path} ${name}') offers='${choices.join(' ')}' ;;`],
    ),
  );
  return `# bash completion of sigmazuh: source <(sigmazuh completion bash)
_sigmazuh() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" chain='' offers='' word
  for word in "\${COMP_WORDS[@]:1:$((COMP_CWORD - 1))}"; do
    case "$word" in -*) continue ;; esac
    case "$chain \${word}" in ${[...all.map(({ path }) => path)]
      .filter((path) => path !== '')
      .map((path) => `' ${path}'|'${path}'`)
      .join('|')}) chain="\${chain:+$chain }$word" ;; esac
  done
  case "$chain $previous" in
${values.join('\n')}
  esac
  if [ -z "$offers" ]; then
    case "$chain" in
${cases.join('\n')}
    esac
  fi
  COMPREPLY=($(compgen -W "$offers" -- "$current"))
  if [ \${#COMPREPLY[@]} -eq 0 ]; then COMPREPLY=($(compgen -f -- "$current")); fi
}
complete -o filenames -F _sigmazuh sigmazuh
`;
}

/** zsh runs bash's completions, but has variables of its own called `path` and `words`. */
export function zshCompletion(program: Command): string {
  return `#compdef sigmazuh
# zsh completion of sigmazuh: source <(sigmazuh completion zsh)
autoload -U +X bashcompinit && bashcompinit
${bashCompletion(program)}`;
}

/** For fish, with what each word is about. */
export function fishCompletion(program: Command): string {
  const quoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  const lines = wordsOf(program).flatMap(({ path, commands, options }) => {
    const last = path.split(' ').at(-1) ?? '';
    const where = path === '' ? '__fish_use_subcommand' : `__fish_seen_subcommand_from ${last}`;
    return [
      ...commands.map(
        ({ name, about }) => `complete -c sigmazuh -f -n ${quoted(where)} -a ${name} -d ${quoted(about)}`,
      ),
      ...options.map(({ name, about, values }) => {
        const takes =
          values === 'none' ? '' : values === 'files' ? ' -r' : ` -x -a ${quoted(values.join(' '))}`;
        return `complete -c sigmazuh -n ${quoted(where)} -l ${name.replace(/^--/, '')}${takes} -d ${quoted(about)}`;
      }),
    ];
  });
  return `# fish completion of sigmazuh: sigmazuh completion fish | source\n${lines.join('\n')}\n`;
}
