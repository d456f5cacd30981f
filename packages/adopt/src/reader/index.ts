export { applyVariables, type UnknownVariable } from './apply-variables.ts';
export type { PlacedElement, XmlProblem } from './placed-element.ts';
export { readXml, type XmlFile } from './read-xml.ts';
