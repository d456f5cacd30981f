/** How the page of `explain --html` looks: light and dark, on paper and on a phone. */
export const explanationStyle = `
:root { color-scheme: light dark; --ground: #f4f5f8; --sheet: #fff; --raised: #f8f9fb; --ink: #1b2230; --quiet: #566072;
  --line: #dfe3ea; --accent: #2f55c4; --accent-ground: #e9eefb; --ok: #12693a; --ok-ground: #e6f5ec; --bad: #a8241c;
  --bad-ground: #fbeceb; --warn: #7a4f00; --warn-ground: #fbf2dc; --found: #ffe9a3; }
@media (prefers-color-scheme: dark) { :root { --ground: #0f1218; --sheet: #171b23; --raised: #1d222c; --ink: #e7eaf0;
  --quiet: #a3adbd; --line: #2b323f; --accent: #9db8ff; --accent-ground: #222d48; --ok: #79d7a0; --ok-ground: #14301f;
  --bad: #ffa39b; --bad-ground: #3a1c1b; --warn: #eec46c; --warn-ground: #352a12; --found: #5d4a06; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 15px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 1.75rem 1rem 3rem; }
h1, h2, h3, p, ul, pre { margin: 0; padding: 0; }
h1 { font-size: 1.45rem; line-height: 1.3; letter-spacing: -0.01em; overflow-wrap: anywhere; }
h2 { margin-bottom: 0.6rem; font-size: 1.05rem; }
h3 { font-size: 0.97rem; overflow-wrap: anywhere; }
ul { list-style: none; }
section { margin-top: 1.25rem; padding: 1rem 1.1rem 1.2rem; border: 1px solid var(--line); border-radius: 10px; background: var(--sheet); }
.place { color: var(--quiet); font-size: 0.87rem; font-weight: 400; overflow-wrap: anywhere; }
.verdict { margin-top: 1rem; padding: 0.8rem 1.1rem; border: 1px solid var(--line); border-left: 4px solid var(--quiet);
  border-radius: 10px; background: var(--sheet); font-size: 1.08rem; font-weight: 650; overflow-wrap: anywhere; }
.verdict::first-letter { text-transform: uppercase; }
.verdict.alert { border-color: var(--ok); background: var(--ok-ground); }
.verdict.judges-differ { border-color: var(--warn); background: var(--warn-ground); }
.mark { display: inline-block; min-width: 1.1em; font-weight: 700; }
.mark.holds { color: var(--ok); } .mark.fails { color: var(--bad); }
.card { padding: 0.7rem 0.9rem; border: 1px solid var(--line); border-left-width: 3px; border-radius: 10px; }
.card.holds { border-left-color: var(--ok); } .card + .card { margin-top: 0.7rem; } .card .mark.fails { color: var(--quiet); }
.card p { margin-top: 0.45rem; overflow-wrap: anywhere; }
.parts, .tree ul ul { margin-left: 0.4rem; padding-left: 0.8rem; border-left: 1px solid var(--line); }
.tree { margin-top: 0.6rem; overflow-wrap: anywhere; }
.tree li { margin-top: 0.35rem; }
.tree summary { cursor: pointer; } .tree details p { margin: 0.35rem 0 0.35rem 1.2rem; }
.tag { display: inline-block; padding: 0 0.5rem; border-radius: 99px; background: var(--accent-ground); color: var(--accent);
  font-size: 0.78rem; font-weight: 600; }
.text { padding: 0.35rem 0.6rem; border-radius: 8px; background: var(--raised); white-space: pre-wrap; }
.absent { color: var(--quiet); font-style: italic; }
.text, code, pre { font-family: ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: 0.85rem; overflow-wrap: anywhere; }
mark { border-radius: 3px; background: var(--found); color: inherit; box-shadow: 0 0 0 1px var(--found); text-decoration: underline; }
pre { padding: 0.8rem 0.9rem; border-radius: 8px; background: var(--raised); line-height: 1.5; white-space: pre-wrap; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
@media (max-width: 699px) { main { padding: 1rem 0.75rem 2rem; } section { padding: 0.8rem 0.75rem 1rem; } }
@media print { body { background: none; } section { border: 0; padding: 0; } }
`;
