import type { Argument, Command, Option } from 'commander';

/** What an option or an argument takes: one of these words, a file, a text that nobody can guess, or nothing. */
type Taken = readonly string[] | 'file' | 'text' | 'none';

/** What can be completed: for each chain of command names its own commands, arguments and options. */
interface Words {
  /** `build`, `list sources`; empty for the program itself. */
  readonly path: string;
  readonly commands: readonly { readonly name: string; readonly about: string }[];
  readonly takes: Taken;
  readonly options: readonly OptionWords[];
}

interface OptionWords {
  readonly name: string;
  readonly about: string;
  readonly takes: Taken;
}

function wordsOf(program: Command): readonly Words[] {
  // What stands in front of a command may stand behind it as well, but for `--version`.
  const everywhere = program.options.filter(({ long }) => long !== '--version').flatMap(optionWords);
  const visit = (command: Command, path: readonly string[]): readonly Words[] => [
    {
      path: path.join(' '),
      commands: command.commands.map((each) => ({ name: each.name(), about: each.description() })),
      takes: command.registeredArguments.map(argumentTakes)[0] ?? 'none',
      options: [...command.options.flatMap(optionWords), ...(path.length === 0 ? [] : everywhere)],
    },
    ...command.commands.flatMap((each) => visit(each, [...path, each.name()])),
  ];
  return visit(program, []);
}

function argumentTakes(argument: Argument): Taken {
  return argument.argChoices ?? (argument.name() === 'name' ? 'text' : 'file');
}

function optionWords({ long, description, argChoices, flags }: Option): readonly OptionWords[] {
  if (long === undefined || long === null) return [];
  const placeholder = /<(.*)>/.exec(flags)?.[1];
  const takes = /file|dir|path/.test(placeholder ?? '') ? 'file' : 'text';
  return [
    { name: long, about: description, takes: argChoices ?? (placeholder === undefined ? 'none' : takes) },
  ];
}

/**
 * The middle of a function of bash or zsh: from the words before (`$before`, an array, without the program's name), the
 * last of them (`$previous`) and the word that is being written (`$current`) to `$offers`, and `$kind`: `words` where
 * these are to choose from, `file`, or `text`.
 */
function choosing(program: Command): string {
  const all = wordsOf(program);
  const shell = (takes: Taken): string =>
    typeof takes === 'string' ? `kind=${takes === 'none' ? 'text' : takes}` : `offers='${takes.join(' ')}'`;
  const chains = all.filter(({ path }) => path !== '').map(({ path }) => `'${path}'`);
  const values = all.flatMap(({ path, options }) =>
    options
      .filter(({ takes }) => takes !== 'none')
      .map(({ name, takes }) => `    '${path} ${name}') ${shell(takes)}; return ;;`),
  );
  const options = all.map(
    (each) =>
      `    '${each.path}') offers='${[...each.options.map(({ name }) => name), '--help'].join(' ')}' ;;`,
  );
  const others = all.map(({ path, commands, takes }) => {
    const names = commands.map(({ name }) => name);
    return `    '${path}') ${shell(names.length > 0 ? names : takes)} ;;`;
  });
  return `_sigmazuh_choose() {
  local word chain=''
  for word in "\${before[@]}"; do
    case "\${chain:+$chain }$word" in ${chains.join('|')}) chain="\${chain:+$chain }$word" ;; esac
  done
  kind=words offers=''
  case "$chain $previous" in
${values.join('\n')}
  esac
  case "$current" in
  -*)
    case "$chain" in
${options.join('\n')}
    esac ;;
  *)
    case "$chain" in
${others.join('\n')}
    esac ;;
  esac
}`;
}

/** For bash, that of macOS as well: commands, options and their values by the words before, files where files are taken. */
export function bashCompletion(program: Command): string {
  return `# bash completion of sigmazuh: source <(sigmazuh completion bash)
${choosing(program)}
_sigmazuh() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" kind offers
  local before=("\${COMP_WORDS[@]:1:$((COMP_CWORD - 1))}")
  _sigmazuh_choose
  local IFS=$' \\n'
  COMPREPLY=()
  case $kind in
  words) COMPREPLY=($(compgen -W "$offers" -- "$current")) ;;
  file) IFS=$'\\n'; compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$current")) ;;
  esac
}
complete -F _sigmazuh sigmazuh
`;
}

/** For zsh: sourced, or as a file \`_sigmazuh\` in a directory of \`fpath\`. */
export function zshCompletion(program: Command): string {
  return `#compdef sigmazuh
# zsh completion of sigmazuh: source <(sigmazuh completion zsh), behind compinit
${choosing(program)}
_sigmazuh() {
  local current="\${words[CURRENT]}" previous="\${words[CURRENT-1]}" kind offers
  local -a before=("\${(@)words[2,CURRENT-1]}")
  _sigmazuh_choose
  case $kind in
  words) compadd -- \${=offers} ;;
  file) _files ;;
  esac
}
if [ "\${funcstack[1]}" = _sigmazuh ]; then _sigmazuh; else compdef _sigmazuh sigmazuh; fi
`;
}

/** For fish, with what each word is about. */
export function fishCompletion(program: Command): string {
  const quoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  const lines = wordsOf(program).flatMap(({ path, commands, takes, options }) => {
    const [first, second] = path.split(' ');
    const under = `__fish_seen_subcommand_from ${second ?? first}`;
    const where =
      path === ''
        ? '__fish_use_subcommand'
        : second === undefined
          ? under
          : `__fish_seen_subcommand_from ${first}; and ${under}`;
    const names = commands.map(({ name }) => name).join(' ');
    const whereNone = path === '' ? where : `${where}; and not __fish_seen_subcommand_from ${names}`;
    const words = typeof takes === 'string' ? [] : takes;
    const noFiles = path !== '' && takes !== 'file' ? [`complete -c sigmazuh -f -n ${quoted(where)}`] : [];
    return [
      ...noFiles,
      ...commands.map(
        ({ name, about }) => `complete -c sigmazuh -f -n ${quoted(whereNone)} -a ${name} -d ${quoted(about)}`,
      ),
      ...words.map((word) => `complete -c sigmazuh -n ${quoted(where)} -a ${word}`),
      ...options.map(
        ({ name, about, takes: value }) =>
          `complete -c sigmazuh -n ${quoted(where)} -l ${name.replace(/^--/, '')}${fishValue(value)} -d ${quoted(about)}`,
      ),
    ];
  });
  return `# fish completion of sigmazuh: sigmazuh completion fish | source\n${lines.join('\n')}\n`;
}

function fishValue(takes: Taken): string {
  if (typeof takes !== 'string') return ` -x -a '${takes.join(' ')}'`;
  return { none: '', file: ' -r -F', text: ' -x' }[takes];
}
