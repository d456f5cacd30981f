/** What the page's texts are called where findings name a file. */
export const rulesFile = 'playground_rules.yml';
export const pipelineFile = 'pipeline.yml';
