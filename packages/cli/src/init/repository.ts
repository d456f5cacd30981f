import { configurationSchema } from '../configuration/schema.ts';
import type { WrittenFile } from '../files/write/write-files.ts';
import { version } from '../version.ts';

const schemaPath = '.sigmazuh/sigmazuh.schema.json';

/** The files of a new repository of rules: they check, test and build as they are. */
export function newRepository(): readonly WrittenFile[] {
  return [
    { path: 'sigmazuh.yml', text: configuration },
    { path: schemaPath, text: `${JSON.stringify(configurationSchema(), null, 2)}\n` },
    { path: 'rules/linux/proc_creation_lnx_curl_pipe_shell.yml', text: firstRule },
    { path: 'fixtures/curl-pipe-shell.yml', text: firstFixture },
    { path: 'pipelines/payments.yml', text: examplePipeline },
    { path: '.github/workflows/sigmazuh.yml', text: workflow },
    { path: '.github/dependabot.yml', text: updates },
    { path: '.vscode/settings.json', text: editorSettings },
    { path: '.gitignore', text: 'dist/\nnode_modules/\n' },
    { path: 'README.md', text: readme },
  ];
}

const configuration = `# yaml-language-server: $schema=${schemaPath}
rules: rules
fixtures: fixtures
ids: wazuh-ids.yml            # remembers which rule has which id; commit it
out: dist
pipelines: [pipelines/payments.yml]
# rulesets: [../manager]      # your manager's rules/, decoders/ and lists/: then its own alerts are seen as well
# placeholders:
#   admins: [root, alice]     # what %admins% stands for under the modifier "expand"
# checks:
#   title-form: off
`;

const firstRule = `title: Download Piped Into a Shell
id: 0f6b1c0e-5a53-4c6e-9a57-3f2a8e1d7b64
status: experimental
description: A shell runs what curl or wget has just downloaded, without leaving a file behind
references:
    - https://attack.mitre.org/techniques/T1059/004/
author: Your Name
date: 2026-01-01
tags:
    - attack.execution
    - attack.t1059.004
logsource:
    category: process_creation
    product: linux
detection:
    selection_download:
        CommandLine|contains:
            - 'curl '
            - 'wget '
    selection_shell:
        CommandLine|contains:
            - '| sh'
            - '|sh'
            - '| bash'
            - '|bash'
    condition: all of selection_*
falsepositives:
    - Installers that are documented this way
level: high
`;

const firstFixture = `technique: Download piped into a shell
logsource: { product: linux, category: process_creation }
rules:
  pipe: 0f6b1c0e-5a53-4c6e-9a57-3f2a8e1d7b64
cases:
  - name: curl into sh
    execve: [sh, -c, 'curl -fsSL https://example.com/install | sh']
    expect: pipe
  - name: wget into bash
    execve: [sh, -c, 'wget -qO- https://example.com/install | bash']
    expect: pipe
  - name: download into a file
    execve: [curl, -o, install.sh, 'https://example.com/install']
    expect: none
`;

const examplePipeline = `# Where the events of a log source of your own arrive in Wazuh: docs/pipelines.md. Change it, or take it out of
# sigmazuh.yml.
name: payments
sources:
  - name: payments-audit
    logSource: { product: payments, service: audit }
    enters: [syslog]
    decodedAs: [json]
    when: { app.name: [payments] }
    form: json
    fields:
      User: app.user
      SourceIp: app.client.ip
    otherFields: { prefix: app., letters: as-is }
`;

const workflow = `name: sigmazuh

on:
  push:
  pull_request:

permissions:
  contents: read

env:
  SIGMAZUH: npx --yes @sigmazuh/cli@${version}

jobs:
  rules:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
      - uses: actions/setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0
        with:
          node-version: 22
      - name: Annotate what is wrong, or could be better
        run: $SIGMAZUH check --format github
      - name: Run the fixtures before both judges
        run: $SIGMAZUH test
      - name: Build the pack
        run: $SIGMAZUH build --strict
      - name: The id file is committed as the build leaves it
        run: git diff --exit-code wazuh-ids.yml
      - uses: actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0
        with:
          name: pack
          path: dist
`;

const updates = `# The workflow names the actions it uses by commit; new releases of them come as pull requests.
version: 2
updates:
  - package-ecosystem: github-actions
    directory: /
    schedule:
      interval: monthly
`;

const editorSettings = `${JSON.stringify({ 'yaml.schemas': { [schemaPath]: 'sigmazuh.yml' } }, null, 2)}\n`;

const readme = `# Detections

Sigma rules, and the Wazuh rule pack that \`sigmazuh\` makes of them.

| folder | holds |
|---|---|
| \`rules/\` | Sigma rules |
| \`fixtures/\` | what must alert, and what must not |
| \`pipelines/\` | where the events of log sources of your own arrive in Wazuh |
| \`wazuh-ids.yml\` | which rule has which Wazuh id; made by the first build, kept in git |

\`\`\`sh
npx @sigmazuh/cli check      # what is wrong with the rules, or could be better
npx @sigmazuh/cli test       # the fixtures, before both judges
npx @sigmazuh/cli build      # the pack, in dist/
\`\`\`
`;
