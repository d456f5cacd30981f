import type { Automaton } from './automaton.ts';

/** For each state the number of its strongly connected component (Tarjan's algorithm, without recursion). */
export function componentsOf(automaton: Automaton): readonly number[] {
  const count = automaton.sets.length;
  const component = new Array<number>(count).fill(-1);
  const order = new Array<number>(count).fill(-1);
  const low = new Array<number>(count).fill(0);
  const stack: number[] = [];
  let time = 0;
  let components = 0;
  for (let root = 0; root < count; root++) {
    if (order[root] !== -1) continue;
    const work: { state: number; edge: number }[] = [{ state: root, edge: 0 }];
    for (let top = work.at(-1); top !== undefined; top = work.at(-1)) {
      const { state } = top;
      if (top.edge === 0) {
        order[state] = low[state] = time++;
        stack.push(state);
      }
      const target = automaton.follow[state]?.[top.edge++];
      if (target !== undefined) {
        if (order[target] === -1) work.push({ state: target, edge: 0 });
        else if (component[target] === -1) low[state] = Math.min(low[state] ?? 0, order[target] ?? 0);
        continue;
      }
      work.pop();
      const parent = work.at(-1)?.state;
      if (parent !== undefined) low[parent] = Math.min(low[parent] ?? 0, low[state] ?? 0);
      if (low[state] !== order[state]) continue;
      for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
        component[member] = components;
        if (member === state) break;
      }
      components++;
    }
  }
  return component;
}
