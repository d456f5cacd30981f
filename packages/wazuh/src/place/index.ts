/** Where rules stand: doors in front of the manager's rules, and what leads from them to each way to match. */
export { planRules } from './plan.ts';
export type { AlertNode, CountedNode, DoorNode, FilterNode, PlanNode, TwinNode } from './plan-node.ts';
