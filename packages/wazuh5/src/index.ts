export { wazuh5 } from './back-end.ts';
export {
  buildWazuh5,
  type Wazuh5Entry,
  type Wazuh5Options,
  type Wazuh5Pack,
  type Wazuh5Rule,
} from './build.ts';
export { type Draft, type DraftRule, draftIntegration, draftRule, ownTag } from './deploy/draft.ts';
export { type DeploymentPlan, type DraftStep, isSameRule, planDeployment } from './deploy/plan-deployment.ts';
export { type Changes, ownChanges, promotions, type Space } from './deploy/promotion.ts';
export type { RuleDocument } from './document/rule-document.ts';
export { type RefusalId, refusalIds } from './findings.ts';
export { builtInSchema } from './schema/built-in.ts';
export { readSchema, type SchemaResult } from './schema/read-schema.ts';
export type { FieldType, Schema, SchemaField } from './schema/schema.ts';
export type { EventMarks, EventSource, FieldPlace, Wazuh5Pipeline } from './source/event-source.ts';
export { readWazuh5Pipeline } from './source/read-pipeline.ts';
export { builtInPipeline } from './source/select-source.ts';
export { wazuh5Diagnostics } from './wazuh5-diagnostics.ts';
